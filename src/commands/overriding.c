/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overrides and incidents: who may, why, and what was found. */
#include "config.h"
#include "overriding.h"
#include <string.h>
#include "ampoule/operator.h"
#include "ampoule/screening.h"
#include "ampoule/text.h"
#include "pin.h"

/* RULE=REASON; a missing reason is refused when it is known what the rule found. */
static error_t parse_answer(const char *arg, const struct argp_state *state, struct overriding *overriding)
{
	struct pool *pool = parse_context(state)->pool;
	char *rule = pool_copy(pool, arg), *reason = strchr(rule, '=');
	struct safety_answer *answer = pool_append(pool, &overriding->answers, &overriding->count, sizeof(*answer));
	if (reason != NULL)
		*reason++ = '\0';
	*answer = (struct safety_answer){ rule, reason };
	return 0;
}

error_t overriding_parse(int key, char *arg, struct argp_state *state, struct overriding *overriding)
{
	switch (key) {
	case OPTION_OVERRIDE:
		return parse_answer(arg, state, overriding);
	case OPTION_APPROVED_BY:
		overriding->approved_by = arg;
		return 0;
	case OPTION_INCIDENT:
		overriding->incident = arg;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static bool may_answer(unsigned role)
{
	return (role & (ROLE_DOCTOR | ROLE_MANAGER)) != 0;
}

/* Another operator, who proves to be there by the PIN: a manager's word is not a doctor's. */
static int find_approver(struct context *context, struct overriding *overriding)
{
	struct operator operator;
	int status = operator_find(context->store, overriding->approved_by, context->pool, &operator);
	if (status != STATUS_OK)
		return status;
	if (operator.retired)
		return error_set(context->error, STATUS_NOT_PERMITTED, _("operator '%s' is retired"), operator.code);
	if (!may_answer(operator.role))
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("--approved-by '%s': that is a %s, and only a doctor or manager answers for it"), operator.code,
			role_name(operator.role));
	if (operator.id != context->act.operator_id)
		status = pin_check(context, operator.code, operator.pin);
	overriding->approver = operator.id;
	return status;
}

static int settle_approver(struct context *context, struct overriding *overriding)
{
	bool answers = overriding->count > 0 || overriding->incident != NULL;
	if (overriding->settled)
		return STATUS_OK;
	if (overriding->approved_by != NULL && !answers)
		return error_set(context->error, STATUS_USAGE,
			_("--approved-by goes with --override or --incident: there is nothing to answer for"));
	int status = STATUS_OK;
	if (overriding->approved_by != NULL)
		status = find_approver(context, overriding);
	else if (answers && !may_answer(context->role))
		status = error_set(context->error, STATUS_NOT_PERMITTED,
			_("a %s may not answer for this: a doctor or manager does, with --approved-by OPERATOR and the PIN"),
			role_name(context->role));
	else
		overriding->approver = context->act.operator_id;
	overriding->settled = status == STATUS_OK;
	return status;
}

static int clean(struct context *context, const char *what, const char **text)
{
	char *cleaned = NULL;
	if (*text == NULL || (*text)[0] == '\0')
		return STATUS_OK;
	int status = text_clean(what, *text, TEXT_NOTE_MAX, context->pool, &cleaned, context->error);
	*text = cleaned;
	return status;
}

static int clean_reasons(struct context *context, struct overriding *overriding)
{
	int status = clean(context, "--incident", &overriding->incident);
	for (size_t i = 0; i < overriding->count && status == STATUS_OK; i++)
		status = clean(context, "--override", &overriding->answers[i].reason);
	if (status == STATUS_OK && overriding->incident != NULL && overriding->incident[0] == '\0')
		return error_set(context->error, STATUS_DATA, _("--incident: say what happened, as --incident \"reason\""));
	return status;
}

/* What is corrected of a session was answered for, as far as it is found again. */
static void carry(const struct session_record *before, const struct session_plan *plan, struct safety *safety)
{
	for (size_t i = 0; before != NULL && i < before->answer_count; i++) {
		const struct session_answer *one = &before->answers[i];
		const struct safety_answer answer = { one->rule, one->reason };
		safety_carry(safety, &answer, one->detail, one->approver_id, plan->request->patient == before->patient_id);
	}
}

bool overriding_had_incident(const struct session_record *record)
{
	for (size_t i = 0; i < record->answer_count; i++) {
		if (safety_is_incident(record->answers[i].rule))
			return true;
	}
	return false;
}

int overriding_check(struct context *context, struct overriding *overriding, const struct session_record *before,
	struct session_plan *plan)
{
	struct safety *safety = pool_alloc(context->pool, sizeof(*safety));
	int status = clean_reasons(context, overriding);
	if (status == STATUS_OK)
		status = settle_approver(context, overriding);
	if (status == STATUS_OK)
		status = screening_run(context->store, plan->request->patient, plan, plan->taking.when, context->pool, safety);
	if (status == STATUS_OK)
		carry(before, plan, safety);
	if (status == STATUS_OK && overriding->incident != NULL)
		status = safety_settle_incident(safety, overriding->incident, overriding->approver, context->error);
	if (status == STATUS_OK)
		status = safety_settle(safety, overriding->answers, overriding->count, overriding->approver, context->pool,
			context->error);
	plan->safety = safety;
	return status;
}

void safety_print(const struct safety *safety, FILE *file)
{
	for (size_t i = 0; i < safety->count; i++) {
		const struct safety_finding *finding = &safety->findings[i];
		if (finding->answered)
			fprintf(file, _("  overridden before: %s\n"), finding->sentence);
		else if (finding->severity == SAFETY_INCIDENT)
			fprintf(file, _("  INCIDENT: %s (%s)\n"), finding->sentence, finding->reason);
		else if (finding->severity == SAFETY_OVERRIDE)
			fprintf(file, _("  overridden: %s (%s)\n"), finding->sentence, finding->reason);
		else if (finding->severity == SAFETY_WARNING)
			fprintf(file, _("  warning: %s\n"), finding->sentence);
		else
			fprintf(file, _("  note: %s\n"), finding->sentence);
	}
}
