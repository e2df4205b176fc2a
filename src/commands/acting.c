/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds out who acts: the login, or another operator by PIN (DESIGN.md, section 8). */
#include "acting.h"
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/catalogue.h"
#include "ampoule/operator.h"
#include "ampoule/text.h"
#include "pin.h"

/* LOGNAME can be set to anything, so the user database is asked first. */
const char *login_name(struct pool *pool)
{
	const struct passwd *user = getpwuid(getuid());
	const char *name = user ? user->pw_name : getenv("LOGNAME");

	return name && name[0] ? pool_copy(pool, name) : pool_printf(pool, "uid %ld", (long)getuid());
}

static int act_as(struct context *context, const struct operator *operator)
{
	struct record location = { 0 };

	context->act.operator_id = operator->id;
	context->operator_code = operator->code;
	context->role = operator->role;
	context->sees_finance = role_sees_finance(operator->role);
	context->sees_patients = operator->sees_patients;
	if (operator->location == 0)
		return 0;
	int status = catalogue_load(context->store, &thing_location, operator->location, context->pool, &location);
	context->location = record_value(&thing_location, &location, "code");
	return status;
}

/* Without operators the login manages: somebody has to add the first. */
static int act_alone(struct context *context)
{
	static const struct operator manager = { .role = ROLE_MANAGER, .sees_patients = true };

	if (context->common.as)
		return error_set(context->error, STATUS_NOT_FOUND,
			_("there is no operator '%s': there are none yet; see 'ampoule operator add --help'"),
			QUOTED(context->common.as));
	return act_as(context, &manager);
}

static int refuse_login(struct context *context, const char *login)
{
	return error_set(context->error, STATUS_NOT_PERMITTED,
		_("login '%s' is no operator's; act as one with --as OPERATOR, or have a manager give it to one: "
		  "'ampoule operator edit CODE --login %s'"),
		QUOTED(login), QUOTED(login));
}

/* Another operator: a manager may, anybody else proves it with the PIN. */
static int act_as_other(struct context *context, const struct operator *self)
{
	struct operator other;

	int status = operator_find(context->store, context->common.as, context->pool, &other);
	if (status < 0)
		return status;
	if (other.retired)
		return error_set(context->error, STATUS_NOT_PERMITTED, _("operator '%s' is retired"), other.code);
	if (other.id != self->id && self->role != ROLE_MANAGER)
		status = pin_check(context, other.code, other.pin);
	return status < 0 ? status : act_as(context, &other);
}

int acting_prepare(struct context *context)
{
	struct operator self;
	bool any;

	int status = operator_any(context->store, &any);
	if (status < 0)
		return status;
	/* Looking up the login costs more than a small query, so it is done only where it matters. */
	if (!any)
		return act_alone(context);
	const char *login = context->act.login ? context->act.login : login_name(context->pool);
	status = operator_of_login(context->store, login, context->pool, &self);
	if (status < 0)
		return status;
	if (context->common.as)
		return act_as_other(context, &self);
	if (self.id == 0)
		return refuse_login(context, login);
	return act_as(context, &self);
}

int acting_check(struct context *context)
{
	const struct command *command = context->command;

	if (command->roles & context->role)
		return 0;
	return error_set(context->error, STATUS_NOT_PERMITTED, _("'%s%s%s': only %s may do this, and '%s' acts as %s"), command->name,
		command->verb ? " " : "", command->verb ? command->verb : "",
		roles_describe(command->roles, context->pool),
		context->operator_code ? context->operator_code : login_name(context->pool), role_name(context->role));
}
