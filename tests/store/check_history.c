/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two thousand random acts of every kind played against the program and against an independent model of it: what is
 * accepted, every line, every balance and value must be the same, no balance may be negative at any moment of
 * business time, and no value may be lost on any day. AMPOULE_TEST_SEED=N plays another history,
 * AMPOULE_TEST_ACTS=N a longer one.
 */
#include "check_store.h"
#include <stdlib.h>
#include "history.h"

enum { ACTS = 2000, BATCH = 50 };

static struct history history;

static void setup(void)
{
	history_begin(&history);
}

static void teardown(void)
{
	history_end(&history);
}

/* A history in which little happened would prove little. */
static void check_breadth(struct history *h, int acts)
{
	static const struct {
		const char *what, *where;
		int per; /* one in so many acts, at least */
	} rows[] = {
		{ "voids", "voids IS NOT NULL", 50 },
		{ "discards", "kind = 'discarded'", 100 },
		{ "sessions of the past", "kind = 'session' AND time < recorded", 200 },
		{ "corrected deliveries", "kind = 'corrected'", 100 },
		{ "settlements", "kind = 'invoiced'", 400 },
		{ "returns", "kind = 'returned'", 200 },
		{ "credits", "kind = 'credited'", 400 },
		{ "write-offs", "kind = 'wasted'", 100 },
		{ "uses", "kind = 'consumed'", 200 },
		{ "transfers", "kind = 'transferred'", 100 },
		{ "transfers of what is open",
		        "kind = 'transferred' AND EXISTS (SELECT 1 FROM movement "
		        "WHERE movement.entry = entry.number AND opened IS NOT NULL)",
		        500 },
		{ "posted counts", "kind = 'counted'", 1000 },
		{ "sent orders", "kind = 'ordered'", 1000 },
		{ "deliveries for orders", "EXISTS (SELECT 1 FROM order_receipt WHERE order_receipt.entry = entry.number)", 1000 },
		{ "claims", "EXISTS (SELECT 1 FROM claim WHERE claim.entry = entry.number)", 400 },
		{ "price differences", "EXISTS (SELECT 1 FROM price_difference WHERE price_difference.entry = entry.number)", 200 },
		{ "merged lots", "EXISTS (SELECT 1 FROM change WHERE change.entry = entry.number AND thing = 'layer')", 2000 },
		{ "changes of status",
		        "EXISTS (SELECT 1 FROM change WHERE change.entry = entry.number AND thing = 'lot' AND field = 'status')",
		        400 },
		{ "voids of transfers",
		        "voids IS NOT NULL AND EXISTS (SELECT 1 FROM entry AS old WHERE old.number = entry.voids "
		        "AND old.kind = 'transferred')",
		        1000 },
		{ "closed months", "kind = 'closed'", 1000 },
	};
	ENSURE((int64_t)h->model.entry_count > acts / 3, "most acts were refused");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t count = clinic_ask(&h->clinic,
		        pool_printf(&h->clinic.pool, "SELECT COUNT(*) FROM entry WHERE %s", rows[i].where));
		ENSURE(count >= acts / rows[i].per, "too few %s: %" PRId64, rows[i].what, count);
	}
}

START_TEST(random_acts_leave_what_the_model_says)
{
	struct history *h = &history;
	const char *longer = getenv("AMPOULE_TEST_ACTS");
	int acts = longer == NULL ? ACTS : atoi(longer);
	for (h->act = 1; h->act <= acts; h->act++) {
		history_play(h);
		ENSURE(clinic_ask(&h->clinic, "SELECT MAX(number) FROM entry") == (int64_t)h->model.entry_count,
		        "the last entry has another number than in the model");
		if (h->act % BATCH == 0 || h->act == acts)
			history_compare(h);
	}
	check_breadth(h, acts);
}
END_TEST

TCase *check_history(void)
{
	TCase *tcase = tcase_create("history");
	tcase_set_timeout(tcase, 300);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, random_acts_leave_what_the_model_says);
	return tcase;
}
