/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule log show: one entry with all that it did, and the proof of it. */
#include "config.h"
#include "ampoule/entry.h"
#include "ampoule/safety.h"
#include <string.h>
#include "columns.h"
#include "count_log.h"
#include "course.h"
#include "number.h"
#include "order.h"
#include "paper_log.h"
#include "reaction.h"
#include "recall.h"
#include "reporting.h"

struct arguments {
	int64_t number; /* first: number_parse fills it */
	bool proof;
};

enum { OPTION_PROOF = 256 };

static const struct argp_option options[] = {
	{ "proof", OPTION_PROOF, NULL, 0, N_("the bytes whose SHA-256, after the hash before, is the entry's"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != OPTION_PROOF)
		return number_parse(key, arg, state);
	arguments->proof = true;
	return 0;
}

static void head_print(const struct entry_record *record, FILE *out)
{
	char text[LOCAL_TEXT_MAX];
	const char *who = record->operator_code != NULL ? record->operator_code : record->login;
	fprintf(out, _("entry %lld: %s, %s, by %s\n"), (long long)record->number, record->kind,
		zone_format(record->when.time, text), who);
	if (record->recorded != record->when.time)
		fprintf(out, _("  recorded: %s\n"), zone_format(record->recorded, text));
	if (record->clock_behind)
		fprintf(out, _("  the clock stood before that of the entry before\n"));
	if (record->why != NULL)
		fprintf(out, _("  reason: %s\n"), record->why);
	if (record->document != NULL)
		fprintf(out, _("  document: %s\n"), record->document);
	if (record->supplier != NULL)
		fprintf(out, _("  supplier: %s\n"), record->supplier);
	if (record->invoice != NULL)
		fprintf(out, _("  invoice: %s\n"), record->invoice);
	for (size_t i = 0; i < record->evidence_count; i++)
		fprintf(out, _("  evidence: %s, %lld bytes, SHA-256 %s\n"), record->evidence[i].name,
			(long long)record->evidence[i].size, record->evidence[i].sha256);
	if (record->voids != 0)
		fprintf(out, _("  voids entry %lld\n"), (long long)record->voids);
	if (record->corrects != 0)
		fprintf(out, _("  takes back what entry %lld recorded of a session, and records it anew\n"),
			(long long)record->corrects);
	if (record->corrected_by != 0)
		fprintf(out, _("  the session was corrected by entry %lld\n"), (long long)record->corrected_by);
	if (record->voided_by != 0)
		fprintf(out, _("  VOID: voided by entry %lld\n"), (long long)record->voided_by);
}

static void lines_print(struct context *context, const struct entry_record *record)
{
	struct columns columns = { .pool = context->pool };
	for (size_t i = 0; i < record->line_count; i++) {
		const struct entry_line *line = &record->lines[i];
		char content[CONTENT_TEXT_MAX], value[MONEY_TEXT_MAX];
		const char **cells = columns_row(&columns);
		cells[0] = line->reason;
		cells[1] = line->product;
		cells[2] = pool_printf(context->pool, _("lot %s"), line->lot);
		cells[3] = line->opened != 0 ? pool_printf(context->pool, "O%lld", (long long)line->opened)
					     : line->location;
		cells[4] = line->containers == 0 ? NULL
						 : pool_printf(context->pool, " %lld", (long long)line->containers);
		cells[5] = pool_printf(context->pool, " %s %s", content_format(line->content, content), line->unit);
		if (context->sees_finance)
			cells[6] = pool_printf(context->pool, " %s",
				money_format(line->value, context->digits, value));
	}
	for (size_t i = 0; i < record->difference_count && context->sees_finance; i++) {
		const struct price_difference *difference = &record->differences[i];
		char value[MONEY_TEXT_MAX];
		const char **cells = columns_row(&columns);
		cells[0] = _("price difference");
		cells[1] = difference->product;
		cells[2] = pool_printf(context->pool, _("lot %s"), difference->lot);
		cells[6] = pool_printf(context->pool, " %s", money_format(difference->value, context->digits, value));
	}
	columns_print(&columns, context->out);
}

/* A changed value as people write it; a recipe's lines are no thing of the catalogue, and plain. */
static const char *value_text(const struct entry_change *change, const char *value, struct pool *pool)
{
	if (value == NULL)
		return NULL;
	for (const struct thing *const *thing = things; *thing != NULL; thing++) {
		if (strcmp((*thing)->name, change->thing) == 0)
			return field_text(&(*thing)->fields[thing_field(*thing, change->field)], value, pool);
	}
	return value;
}

/* A folded name. */
static bool is_key(const char *field)
{
	size_t length = strlen(field);
	return length > 4 && strcmp(field + length - 4, "_key") == 0;
}

/* What is known of a patient's health is for those who treat; the code is for whoever sees codes. */
static bool is_withheld(const struct context *context, const struct entry_change *change)
{
	if (strcmp(change->thing, "patient") != 0 || role_sees_health(context->role))
		return false;
	return !context->sees_patients || (strcmp(change->field, "code") != 0 && strcmp(change->field, "retired") != 0);
}

/* Settings and keys are plain; what says nothing to a reader, folded keys and the ids of products, is left out. */
static void changes_print(struct context *context, const struct entry_record *record)
{
	struct columns columns = { .pool = context->pool };
	for (size_t i = 0; i < record->change_count; i++) {
		const struct entry_change *change = &record->changes[i];
		if (is_key(change->field) || strcmp(change->field, "product") == 0)
			continue;
		if (is_withheld(context, change))
			continue;
		const char **cells = columns_row(&columns);
		cells[0] = change->thing;
		cells[1] = change->subject;
		cells[2] = change->field;
		const char *old = value_text(change, change->old, context->pool);
		const char *new = value_text(change, change->new, context->pool);
		cells[3] = old == NULL ? new
				       : pool_printf(context->pool, _("%s, was %s"), new == NULL ? _("none") : new, old);
	}
	columns_print(&columns, context->out);
}

/* What a recipe consists of from this entry on. */
static void recipe_lines_print(struct context *context, const struct entry_record *record)
{
	struct columns columns = { .pool = context->pool };
	for (size_t i = 0; i < record->recipe_line_count; i++) {
		const struct entry_recipe_line *line = &record->recipe_lines[i];
		char amount[CONTENT_TEXT_MAX];
		const char **cells = columns_row(&columns);
		cells[0] = "recipe";
		cells[1] = line->recipe;
		cells[2] = pool_printf(context->pool, _("version %lld"), (long long)line->version);
		cells[3] = recipe_line_text(&line->line, line->product, line->unit, context->pool);
		if (line->line.parts > 0)
			cells[4] = pool_printf(context->pool, "%s %s", content_format(line->line.amount, amount), line->unit);
	}
	columns_print(&columns, context->out);
}

/* What was found; of a patient's health only for those who treat. */
static void findings_print(struct context *context, const struct entry_record *record)
{
	for (size_t i = 0; i < record->finding_count; i++) {
		const struct entry_finding *finding = &record->findings[i];
		if (safety_is_medical(finding->rule) && !role_sees_health(context->role))
			continue;
		fprintf(context->out, "  %s: %s", safety_is_incident(finding->rule) ? _("INCIDENT") : _(finding->severity),
			finding->detail);
		if (finding->reason != NULL)
			fprintf(context->out, " (%s)", finding->reason);
		if (finding->approver != NULL)
			fprintf(context->out, _(", %s answers for it"), finding->approver);
		fputc('\n', context->out);
	}
}

static void write_bytes(void *data, const void *bytes, size_t length)
{
	fwrite(bytes, 1, length, data);
}

/* What an entry is sealed by holds all of it: values, codes, and the hash of a PIN, which nobody is shown. */
static int proof_check(struct context *context, const struct entry_record *record)
{
	if (!context->sees_finance || !context->sees_patients)
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("the proof of an entry shows prices and patients' codes, which %s may not see"),
			role_name(context->role));
	bool health = role_sees_health(context->role);
	struct reaction *reactions = NULL;
	size_t reaction_count = 0;
	int status = reaction_of_entry(context->store, record->number, context->pool, &reactions, &reaction_count);
	if (status != STATUS_OK)
		return status;
	bool medical = !health && reaction_count > 0;
	for (size_t i = 0; i < record->change_count; i++)
		medical = medical || is_withheld(context, &record->changes[i]);
	for (size_t i = 0; i < record->finding_count && !health; i++)
		medical = medical || safety_is_medical(record->findings[i].rule);
	if (medical)
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("entry %lld tells of a patient's health, which %s may not see; 'ampoule verify' checks it"),
			(long long)record->number, role_name(context->role));
	for (size_t i = 0; i < record->change_count; i++) {
		if (strcmp(record->changes[i].thing, "operator") == 0 && strcmp(record->changes[i].field, "pin") == 0)
			return error_set(context->error, STATUS_REFUSED,
				_("entry %lld sets a PIN, whose hash its proof would show; 'ampoule verify' checks it"),
				(long long)record->number);
	}
	return STATUS_OK;
}

static int proof_print(struct context *context, const struct entry_record *record)
{
	char hash[HASH_TEXT_MAX];
	if (proof_check(context, record) != STATUS_OK)
		return context->error->status;
	fprintf(context->out, "previous %s\n", hash_format(record->previous, hash));
	fputs("content  ", context->out);
	int status = ledger_canonical(context->store, record->number, write_bytes, context->out);
	fprintf(context->out, "\nhash     %s\n", hash_format(record->hash, hash));
	return status;
}

/* The file, and the entries that came of it where it made some of its own. */
static void file_print(const struct entry_record *record, FILE *out)
{
	const struct entry_file *file = &record->file;
	if (file->name == NULL)
		return;
	fprintf(out, _("  file: %s, %lld lines of %s, SHA-256 %s\n"), file->name, (long long)file->lines, file->kind,
		file->sha256);
	if (file->first != record->number)
		fprintf(out, _("  entries %lld to %lld came of it\n"), (long long)file->first,
			(long long)record->number - 1);
}

static int act_write(struct context *context, int64_t number)
{
	const struct given entry = { "entry", pool_printf(context->pool, "%lld", (long long)number) };
	return reporting_run(context, "act", &entry, 1);
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	struct entry_record record;
	int status = arguments->proof ? answer_as_text(context) : STATUS_OK;
	if (status == STATUS_OK)
		status = entry_load(context->store, arguments->number, context->pool, &record);
	if (status != STATUS_OK)
		return status;
	if (arguments->proof)
		return proof_print(context, &record);
	/* For programs, and for printing, there is the act. */
	if (strcmp(context->format, "table") != 0)
		return act_write(context, arguments->number);
	head_print(&record, context->out);
	file_print(&record, context->out);
	paper_log(context, &record);
	lines_print(context, &record);
	changes_print(context, &record);
	recipe_lines_print(context, &record);
	status = order_log(context, arguments->number);
	if (status == STATUS_OK)
		status = recall_log(context, arguments->number);
	if (status == STATUS_OK)
		status = reaction_log(context, arguments->number);
	if (status == STATUS_OK)
		status = course_log(context, arguments->number);
	if (status == STATUS_OK)
		status = count_log(context, arguments->number);
	findings_print(context, &record);
	return status;
}

const struct command command_log_show = {
	.name = "log",
	.verb = "show",
	.group = GROUP_REPORT,
	.summary = N_("one entry with all that it did"),
	.arguments = N_("N"),
	.details = N_("With -o act.xlsx the act of a write-off, a transfer or a delivery: its lines, and room for signatures."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
