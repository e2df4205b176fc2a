/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule THING add. */
#include <stdlib.h>
#include <string.h>
#include "catalogue_draft.h"

static int number_max(const struct record *record, void *data)
{
	int64_t *most = data;
	const char *code = record->values[thing_field(&thing_patient, "code")];
	size_t digits = strspn(code + 1, "0123456789");
	if (code[0] == 'P' && digits > 0 && digits < 10 && code[1 + digits] == '\0' &&
		strtoll(code + 1, NULL, 10) > *most)
		*most = strtoll(code + 1, NULL, 10);
	return 0;
}

int patient_last_number(struct context *context, int64_t *number)
{
	struct pool rows = { 0 };
	*number = 0;
	int status = catalogue_each(context->store, &thing_patient, &rows, number_max, number);
	pool_release(&rows);
	return status;
}

const char *patient_code(struct context *context, int64_t number)
{
	return pool_printf(context->pool, "P%04lld", (long long)number);
}

static int next_patient(struct context *context, const char **code)
{
	int64_t last;
	int status = patient_last_number(context, &last);
	*code = patient_code(context, last + 1);
	return status;
}

int catalogue_add(struct context *context, void *data, void *plan)
{
	const struct catalogue_arguments *arguments = data;
	const struct thing *thing = arguments->thing;
	const char *code = arguments->code;
	struct draft draft = { .new_lines = thing == &thing_recipe };
	struct entry entry = { .kind = "added" };

	(void)plan;
	int status = code ? 0 : next_patient(context, &code);
	if (status == 0)
		status = record_set(thing, &draft.record, thing_field(thing, "code"), code, context->pool,
			context->error);
	if (status == 0)
		status = draft_read_fields(context, arguments, &draft);
	if (status == 0)
		status = record_complete(thing, &draft.record, context->pool, context->error);
	if (status == 0 && thing == &thing_operator)
		status = draft_settle_operator(context, arguments, &draft);
	if (status == 0)
		status = draft_read_items(context, arguments, &draft, false);
	if (status == 0 && thing == &thing_recipe)
		status = draft_fit_recipe(context, &draft);
	if (status == 0)
		status = draft_post(context, arguments, &draft, &entry);
	if (status < 0)
		return status;
	return answer_posted(context, entry.number, _("%s '%s' is added (entry %lld)"), thing->name,
		draft_title(arguments, &draft), (long long)entry.number);
}
