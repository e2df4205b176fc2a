/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts goods that go back to a supplier, and what he gives for them. */
#include "config.h"
#include "ampoule/credit.h"
#include <string.h>
#include "ampoule/cost.h"
#include "ampoule/statement.h"
#include "store_internal.h"

/* What an entry took in or gave back, layer by layer. */
struct layers {
	struct pool pool;
	int64_t *ids;
	money_t *values;
	size_t count;
	money_t sum;
};

static int layers_load(struct store *store, int64_t entry, struct layers *layers)
{
	size_t values = 0;
	STATEMENT st = statement_prepare(store, sql_credit_layers);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		money_t value = statement_integer(&st, "value");
		*(int64_t *)pool_append(&layers->pool, &layers->ids, &layers->count, sizeof(int64_t)) =
			statement_integer(&st, "layer");
		*(money_t *)pool_append(&layers->pool, &layers->values, &values, sizeof(money_t)) = value;
		layers->sum += value;
	}
	return statement_end(&st);
}

/* What was free bears a difference as well where there is nothing else. */
static int differences_post(struct store *store, struct layers *layers, money_t difference)
{
	money_t *parts = pool_alloc(&layers->pool, (layers->count + 1) * sizeof(*parts));
	int status = STATUS_OK;
	if (difference == 0 || layers->count == 0)
		return STATUS_OK;
	if (layers->sum == 0)
		layers->values[0] = 1;
	cost_split(difference, layers->values, layers->count, parts);
	for (size_t i = 0; i < layers->count && status == STATUS_OK; i++) {
		if (parts[i] != 0)
			status = ledger_price_difference(store, layers->ids[i], parts[i]);
	}
	return status;
}

static int credit_insert(struct store *store, int64_t entry, const struct credit *credit, bool known)
{
	STATEMENT st = statement_prepare(store, sql_credit_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":supplier", credit->supplier);
	if (known)
		statement_bind_integer(&st, ":amount", credit->amount);
	statement_bind_id(&st, ":of", credit->of);
	ledger_includes(store, "supplier_credit");
	return statement_run(&st);
}

int return_post(struct store *store, const struct act *act, const struct goods_return *goods, int64_t *number)
{
	const struct credit credit = { .supplier = goods->supplier, .amount = goods->credit };
	struct entry entry = { .kind = "returned", .act = act };
	struct layers layers = { 0 };
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = taking_post(store, goods->taking, NULL, false);
	if (status == STATUS_OK)
		status = credit_insert(store, entry.number, &credit, goods->has_credit);
	if (status == STATUS_OK && goods->has_credit)
		status = layers_load(store, entry.number, &layers);
	if (status == STATUS_OK && goods->has_credit)
		status = differences_post(store, &layers, layers.sum - goods->credit);
	pool_release(&layers.pool);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

static int refuse_of(struct store *store, const struct credit *credit, struct statement *st, bool *returned)
{
	struct error *error = store->error;
	long long number = (long long)credit->of;
	const char *kind = statement_text(st, "kind");
	*returned = strcmp(kind, "returned") == 0;
	if (!*returned && strcmp(kind, "received") != 0)
		return error_set(error, STATUS_REFUSED, _("entry %lld (%s) is neither a delivery nor a return"), number, kind);
	if (!statement_is_null(st, "voided_by"))
		return error_set(error, STATUS_REFUSED, _("entry %lld was voided by entry %lld"), number,
			(long long)statement_integer(st, "voided_by"));
	if (!statement_is_null(st, "supplier") && statement_integer(st, "supplier") != credit->supplier)
		return error_set(error, STATUS_REFUSED, _("entry %lld is of another supplier"), number);
	if (*returned && !statement_is_null(st, "amount"))
		return error_set(error, STATUS_REFUSED, _("entry %lld was credited when the goods went back"), number);
	if (*returned && !statement_is_null(st, "credited"))
		return error_set(error, STATUS_REFUSED, _("entry %lld was credited by entry %lld already"), number,
			(long long)statement_integer(st, "credited"));
	return STATUS_OK;
}

static int check_of(struct store *store, const struct credit *credit, bool *returned)
{
	STATEMENT st = statement_prepare(store, sql_credit_of);
	statement_bind_integer(&st, ":entry", credit->of);
	if (statement_step(&st)) {
		int status = refuse_of(store, credit, &st, returned);
		return status == STATUS_OK ? statement_end(&st) : status;
	}
	if (statement_end(&st) != STATUS_OK)
		return statement_end(&st);
	return error_set(store->error, STATUS_NOT_FOUND, _("there is no entry %lld; see 'ampoule log'"),
		(long long)credit->of);
}

int credit_post(struct store *store, const struct act *act, const struct credit *credit, int64_t *number)
{
	struct entry entry = { .kind = "credited", .act = act };
	struct layers layers = { 0 };
	bool returned = false;
	int status = credit->of == 0 ? STATUS_OK : check_of(store, credit, &returned);
	if (status == STATUS_OK)
		status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = credit_insert(store, entry.number, credit, true);
	if (status == STATUS_OK && credit->of != 0)
		status = layers_load(store, credit->of, &layers);
	if (status == STATUS_OK)
		status = differences_post(store, &layers, (returned ? layers.sum : 0) - credit->amount);
	pool_release(&layers.pool);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
