/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators: who works with the program, and as what. */
#include "ampoule/operator.h"
#include <string.h>
#include "ampoule/text.h"
#include "catalogue_draft.h"
#include "pin.h"

THING_COMMAND(GROUP_SYSTEM, operator, add, N_("add an operator"), N_("CODE"),
	N_("Adds who works with the program. Whoever is logged in as LOGIN acts with the operator's role; others act so "
	"with --as CODE and the operator's PIN. Until there are operators every login is a manager, and the one that "
	"adds the first is added with it."),
	CATALOGUE_POSTS(catalogue_add, ROLE_MANAGER));

THING_COMMAND(GROUP_SYSTEM, operator, list, N_("list the operators"), NULL, NULL, CATALOGUE_READS(catalogue_list, ROLE_ANY));

THING_COMMAND(GROUP_SYSTEM, operator, show, N_("show an operator, and with --history all that became of it"), N_("CODE"), NULL,
	CATALOGUE_READS(catalogue_show, ROLE_ANY));

THING_COMMAND(GROUP_SYSTEM, operator, edit, N_("change an operator"), N_("CODE"),
	N_("Somebody who logs in must stay a manager."), CATALOGUE_POSTS(catalogue_edit, ROLE_MANAGER));

THING_COMMAND(GROUP_SYSTEM, operator, retire, N_("take an operator out of use, or back with --undo"), N_("CODE"),
	N_("The login of a retired operator may do nothing any more. Somebody who logs in must stay a manager."),
	CATALOGUE_POSTS(catalogue_retire, ROLE_MANAGER));

/* The first operator is no reason to lock out whoever adds it. */
static int make_founder(struct context *context, struct draft *draft)
{
	const char *login = context->act.login;
	const char *said = record_value(&thing_operator, &draft->record, "login");
	struct error ignored = { 0 };
	char *code = NULL;

	if (said && strcmp(said, login) == 0)
		return 0; /* that one must be a manager, as the catalogue sees to */
	if (text_clean_code("code", login, context->pool, &code, &ignored) < 0)
		code = pool_copy(context->pool, role_name(ROLE_MANAGER));
	error_clear(&ignored);
	if (strcmp(code, record_value(&thing_operator, &draft->record, "code")) == 0)
		return error_set(context->error, STATUS_REFUSED,
			_("'%s' is you, the first manager; add yourself: 'ampoule operator add %s --name NAME --role manager "
			  "--login %s'"),
			code, code, login);
	const char *const values[][2] = { { "code", code }, { "name", login }, { "role", role_name(ROLE_MANAGER) },
		{ "login", login } };
	draft->first = pool_alloc(context->pool, sizeof *draft->first);
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		int status = record_set(&thing_operator, draft->first, thing_field(&thing_operator, values[i][0]),
			values[i][1], context->pool, context->error);
		if (status < 0)
			return status;
	}
	fprintf(context->err, _("note: operator '%s', a manager, is added too: that is you, login '%s'\n"), code, login);
	return record_complete(&thing_operator, draft->first, context->pool, context->error);
}

int draft_settle_operator(struct context *context, const struct catalogue_arguments *arguments, struct draft *draft)
{
	const char *role = record_value(&thing_operator, &draft->record, "role");
	size_t sees = thing_field(&thing_operator, "sees_patients");
	bool any;

	if (strcmp(role, role_name(ROLE_ACCOUNTANT)) != 0) {
		if (arguments->values[sees] && arguments->values[sees][0])
			return error_set(context->error, STATUS_DATA,
				_("--sees-patients is for an accountant; a %s sees patients' codes in any case"), role);
		draft->record.values[sees] = NULL;
	} else if (!draft->record.values[sees]) {
		draft->record.values[sees] = "0";
	}
	int status = operator_any(context->store, &any);
	return status < 0 || any ? status : make_founder(context, draft);
}

struct pin_arguments {
	const char *code;
	const char *hash; /* made once, however often it is planned */
	bool clear;
};

enum { OPTION_CLEAR = 256 };

static const struct argp_option pin_options[] = {
	{ "clear", OPTION_CLEAR, NULL, 0, N_("take the PIN away: nobody else can act as the operator"), 0 },
	{ 0 },
};

static error_t pin_parse(int key, char *arg, struct argp_state *state)
{
	struct pin_arguments *arguments = state->input;

	switch (key) {
	case OPTION_CLEAR:
		arguments->clear = true;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->code)
			return ARGP_ERR_UNKNOWN;
		arguments->code = arg;
		return 0;
	case ARGP_KEY_END:
		return arguments->code ? 0 : parse_refuse(state, _("whose PIN? The code of an operator is wanted"));
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Asks before the lock is taken; nobody's work waits for who is typing. */
static int pin_plan(struct context *context, void *data, void **plan, FILE *shown)
{
	struct pin_arguments *arguments = data;
	struct record *record = pool_alloc(context->pool, sizeof *record);
	const char **pin = &record->values[thing_field(&thing_operator, "pin")];

	(void)shown;
	*plan = record;
	int status = catalogue_find_current(context->store, &thing_operator, arguments->code, context->pool, record);
	if (status < 0)
		return status;
	const char *code = record_value(&thing_operator, record, "code");
	if (context->role != ROLE_MANAGER && record->id != context->act.operator_id)
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("the PIN of '%s': only '%s' or a manager may set it, and '%s' acts as %s"), code, code, context->operator_code,
			role_name(context->role));
	if (arguments->clear && !*pin)
		return error_set(context->error, STATUS_REFUSED, _("operator '%s' has no PIN"), code);
	if (!arguments->clear && !arguments->hash)
		status = pin_make(context, code, &arguments->hash);
	*pin = arguments->clear ? NULL : arguments->hash;
	return status;
}

static int pin_post(struct context *context, void *data, void *plan)
{
	const struct pin_arguments *arguments = data;
	struct record *record = plan;
	struct entry entry = { .kind = "edited", .act = &context->act };

	int status = ledger_open(context->store, &entry);
	if (status == 0)
		status = catalogue_save(context->store, &thing_operator, record, NULL);
	if (status == 0)
		status = ledger_seal(context->store);
	if (status < 0)
		return status;
	return answer_posted(context, entry.number,
		arguments->clear ? _("operator '%s' has no PIN any more (entry %lld)")
				 : _("the PIN of operator '%s' is set (entry %lld)"),
		record_value(&thing_operator, record, "code"), (long long)entry.number);
}

const struct command command_operator_pin = {
	.name = "operator",
	.verb = "pin",
	.group = GROUP_SYSTEM,
	.summary = N_("set the PIN with which others act as an operator"),
	.arguments = N_("CODE"),
	.details = N_("The PIN is typed twice and not shown; a script sets AMPOULE_NEW_PIN. What is kept is its hash. Who "
		   "acts with --as types it, or a script sets AMPOULE_PIN."),
	.options = pin_options,
	.parse = pin_parse,
	.arguments_size = sizeof(struct pin_arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_ANY,
	.in_part = ROLE_DOCTOR | ROLE_NURSE | ROLE_ACCOUNTANT,
	.part = N_("own"),
	.plan = pin_plan,
	.post = pin_post,
};
