/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators as the program asks for them, and the one manager who must stay. */
#include "config.h"
#include "ampoule/operator.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/role.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int count(struct store *store, int64_t but, int64_t *operators, int64_t *managers)
{
	*operators = *managers = 0;
	STATEMENT st = statement_prepare(store, sql_operator_count);
	statement_bind_integer(&st, ":but", but);
	while (statement_step(&st)) {
		*operators = statement_integer(&st, "operators");
		*managers = statement_integer(&st, "managers");
	}
	return statement_end(&st);
}

int operator_any(struct store *store, bool *any)
{
	int64_t operators, managers;
	int status = count(store, 0, &operators, &managers);
	*any = operators > 0;
	return status;
}

static struct operator of_record(const struct record *record)
{
	const struct thing *thing = &thing_operator;
	unsigned role = role_find(record_value(thing, record, "role"));

	return (struct operator){
		.id = record->id,
		.code = record_value(thing, record, "code"),
		.role = role,
		.location = record_integer(thing, record, "default_location"),
		.sees_patients = role_sees_patients(role, record_integer(thing, record, "sees_patients") != 0),
		.retired = record_integer(thing, record, "retired") != 0,
		.pin = record_value(thing, record, "pin"),
	};
}

int operator_of_login(struct store *store, const char *login, struct pool *pool, struct operator *operator)
{
	struct record record = { 0 };
	int64_t id = 0;
	*operator = (struct operator){ 0 };
	STATEMENT st = statement_prepare(store, sql_operator_of_login);
	statement_bind_text(&st, ":login", login);
	while (statement_step(&st))
		id = statement_integer(&st, "id");
	int status = statement_end(&st);
	if (status == STATUS_OK && id != 0)
		status = catalogue_load(store, &thing_operator, id, pool, &record);
	if (status == STATUS_OK && record.id != 0)
		*operator = of_record(&record);
	return status;
}

int operator_find(struct store *store, const char *name, struct pool *pool, struct operator *operator)
{
	struct record record = { 0 };
	int status = catalogue_find(store, &thing_operator, name, true, pool, &record);
	if (status == STATUS_OK)
		*operator = of_record(&record);
	return status;
}

int operator_of_location(struct store *store, int64_t location, struct pool *pool, const char **code)
{
	*code = NULL;
	STATEMENT st = statement_prepare(store, sql_location_operator);
	statement_bind_integer(&st, ":location", location);
	while (statement_step(&st))
		*code = pool_copy(pool, statement_text(&st, "code"));
	return statement_end(&st);
}

/* Whether somebody can log in and manage as this record says. */
static bool manages(const struct record *record)
{
	const struct thing *thing = &thing_operator;
	const char *role = record_value(thing, record, "role");
	return role != NULL && strcmp(role, "manager") == 0 && record_value(thing, record, "login") != NULL &&
		record_integer(thing, record, "retired") == 0;
}

int operator_check_managers(struct store *store, const struct record *record, const struct record *before)
{
	int64_t operators, managers;
	bool stays = manages(record);
	/* A login that was mistyped would lock everybody out. */
	bool moves = stays && before->id != 0 && manages(before) &&
		strcmp(record_value(&thing_operator, before, "login"), record_value(&thing_operator, record, "login")) != 0;
	if (stays && !moves)
		return STATUS_OK;
	int status = count(store, record->id, &operators, &managers);
	if (status != STATUS_OK || managers > 0)
		return status;
	if (stays)
		return error_set(store->error, STATUS_REFUSED,
			_("'%s' is the only manager who logs in, and another login may be mistyped; add a manager with that "
			  "login first"),
			record_value(&thing_operator, record, "code"));
	return error_set(store->error, STATUS_REFUSED,
		_("'%s': nobody who logs in would be a manager; add a manager with a login first"),
		record_value(&thing_operator, record, "code"));
}
