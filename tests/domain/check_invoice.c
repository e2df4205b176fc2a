/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below the lines of a paper, spread over them: by hand, and at random against the sums. */
#include "check_domain.h"
#include <stdlib.h>
#include "ampoule/invoice.h"

enum { LINES = 4 };

/* Cases worked out by hand. */
static const struct {
	money_t net[LINES], freight, fees, discount;
	int64_t tax_rate[LINES], rate;
	int digits, paper_digits;
	money_t value[LINES], shares[LINES], tax[LINES], paper_total, total;
} cases[] = {
	/* 10.00 of freight over 100, 50 and 50; the free goods bear none of it. */
	{ { 10000, 5000, 5000, 0 }, 1000, 0, 0, { 0 }, 0, 2, 2, { 10000, 5000, 5000, 0 }, { 500, 250, 250, 0 }, { 0 }, 21000,
		21000 },
	/* A cent that does not divide goes to the largest remainder, then to the earlier line. */
	{ { 100, 100, 100, 0 }, 100, 0, 0, { 0 }, 0, 2, 2, { 100, 100, 100, 0 }, { 34, 33, 33, 0 }, { 0 }, 400, 400 },
	/* Discount and freight come to one sum. */
	{ { 100, 200, 300, 400 }, 50, 20, 170, { 0 }, 0, 2, 2, { 100, 200, 300, 400 }, { -10, -20, -30, -40 }, { 0 }, 900,
		900 },
	/* A discount of all there is. */
	{ { 1, 2, 3, 0 }, 0, 0, 6, { 0 }, 0, 2, 2, { 1, 2, 3, 0 }, { -1, -2, -3, 0 }, { 0 }, 0, 0 },
	/* 21 % of 1.50 is 0.315: half up, once for the rate, not 0.11 three times. */
	{ { 50, 50, 50, 0 }, 0, 0, 0, { 2100, 2100, 2100, 2100 }, 0, 2, 2, { 50, 50, 50, 0 }, { 0 }, { 11, 11, 10, 0 }, 182,
		182 },
	/* Two rates; freight bears the tax of the line that it falls upon. */
	{ { 1000, 3000, 0, 0 }, 400, 0, 0, { 1000, 400, 0, 0 }, 0, 2, 2, { 1000, 3000, 0, 0 }, { 100, 300, 0, 0 },
		{ 110, 132, 0, 0 }, 4642, 4642 },
	/* 3 × 0.35 USD at 0.9 are 0.945 EUR: half-even, and the lines sum to it. */
	{ { 35, 35, 35, 0 }, 0, 0, 0, { 0 }, 900000, 2, 2, { 32, 31, 31, 0 }, { 0 }, { 0 }, 105, 94 },
	/* Yen have no cents, dinars have three digits. */
	{ { 1000, 0, 0, 0 }, 0, 0, 0, { 0 }, 6100, 2, 0, { 610, 0, 0, 0 }, { 0 }, { 0 }, 1000, 610 },
	{ { 1000, 0, 0, 0 }, 0, 0, 0, { 0 }, 3000000, 2, 3, { 300, 0, 0, 0 }, { 0 }, { 0 }, 1000, 300 },
	/* So little that the goods alone round to nothing, and their freight does not. */
	{ { 4, 0, 0, 0 }, 4, 0, 0, { 0 }, 100000, 2, 2, { 0, 0, 0, 0 }, { 1, 0, 0, 0 }, { 0 }, 8, 1 },
};

START_TEST(a_paper_is_spread_as_by_hand)
{
	struct invoice_line lines[LINES] = { 0 };
	struct error error = { 0 };
	struct invoice invoice = { .freight = cases[_i].freight, .fees = cases[_i].fees, .discount = cases[_i].discount,
		.rate = cases[_i].rate, .digits = cases[_i].digits, .paper_digits = cases[_i].paper_digits, .lines = lines,
		.count = LINES };
	for (size_t i = 0; i < LINES; i++) {
		lines[i].net = cases[_i].net[i];
		lines[i].tax_rate = cases[_i].tax_rate[i];
	}
	ck_assert_int_eq(invoice_price(&invoice, &error), 0);
	for (size_t i = 0; i < LINES; i++) {
		ck_assert_int_eq(lines[i].value, cases[_i].value[i]);
		ck_assert_int_eq(lines[i].fees, cases[_i].shares[i]);
		ck_assert_int_eq(lines[i].tax, cases[_i].tax[i]);
	}
	ck_assert_int_eq(invoice.paper_total, cases[_i].paper_total);
	ck_assert_int_eq(invoice.total, cases[_i].total);
}
END_TEST

START_TEST(the_parts_of_any_paper_sum_to_it)
{
	srandom((unsigned)_i + 1);
	for (int round = 0; round < 200; round++) {
		enum { MOST = 40 };
		struct invoice_line lines[MOST] = { 0 };
		struct error error = { 0 };
		struct invoice invoice = { .digits = 2, .paper_digits = (int)(random() % 4), .lines = lines,
			.count = (size_t)(1 + random() % MOST) };
		money_t goods = 0, total = 0;
		for (size_t i = 0; i < invoice.count; i++) {
			lines[i].net = random() % 5 == 0 ? 0 : random() % (random() % 2 ? 20 : 2000000);
			lines[i].tax_rate = (random() % 4) * 525;
			goods += lines[i].net;
		}
		if (random() % 2)
			invoice.rate = 1 + random() % (random() % 2 ? 3000000 : 3000);
		else
			invoice.paper_digits = 2;
		if (goods > 0) {
			invoice.freight = random() % 5000;
			invoice.fees = random() % 70;
			invoice.discount = random() % 3 ? random() % (goods + 1) : 0;
		}
		ck_assert_int_eq(invoice_price(&invoice, &error), 0);
		for (size_t i = 0; i < invoice.count; i++) {
			ck_assert_int_ge(lines[i].value, 0);
			ck_assert_int_ge(lines[i].tax, 0);
			ck_assert_int_ge(invoice_line_cost(&lines[i]), 0);
			ck_assert(lines[i].net > 0 || (invoice_line_cost(&lines[i]) == 0 && lines[i].fees == 0));
			total += lines[i].value + lines[i].fees + lines[i].tax;
		}
		ck_assert_int_eq(total, invoice.total);
	}
}
END_TEST

START_TEST(recoverable_tax_is_no_cost)
{
	struct invoice_line line = { .net = 1000, .tax_rate = 2100 };
	struct error error = { 0 };
	struct invoice invoice = { .digits = 2, .paper_digits = 2, .lines = &line, .count = 1 };
	ck_assert_int_eq(invoice_price(&invoice, &error), 0);
	ck_assert_int_eq(invoice_line_cost(&line), 1210);
	line.recoverable = true;
	ck_assert_int_eq(invoice_line_cost(&line), 1000);
}
END_TEST

static const struct {
	money_t net[2], freight, discount;
	int64_t rate;
	int status;
} refused[] = {
	{ { 0, 0 }, 1, 0, 0, STATUS_REFUSED },
	{ { 0, 0 }, 1, 1, 0, STATUS_REFUSED },
	{ { 3, 4 }, 0, 8, 0, STATUS_REFUSED },
	{ { 3, 4 }, 100, 8, 0, STATUS_REFUSED },
	{ { MONEY_MAX, 1 }, 0, 0, 0, STATUS_DATA },
	{ { MONEY_MAX, 0 }, 1, 0, 0, STATUS_DATA },
	{ { MONEY_MAX, 0 }, 0, 0, 1000001, STATUS_DATA },
	{ { MONEY_MAX, 0 }, 0, 0, INT64_C(1000000000000), STATUS_DATA },
};

START_TEST(what_cannot_be_spread_is_refused)
{
	struct invoice_line lines[2] = { { .net = refused[_i].net[0] }, { .net = refused[_i].net[1] } };
	struct error error = { 0 };
	struct invoice invoice = { .freight = refused[_i].freight, .discount = refused[_i].discount, .digits = 2,
		.paper_digits = 2, .rate = refused[_i].rate, .lines = lines, .count = 2 };
	ck_assert_int_eq(invoice_price(&invoice, &error), refused[_i].status);
	error_clear(&error);
}
END_TEST

static const struct {
	const char *text;
	int64_t tax, rate; /* -1: refused */
} rates[] = {
	{ "21%", 2100, -1 }, { "21", 2100, 21000000 }, { "5.5%", 550, -1 }, { "5,5", 550, 5500000 }, { "0", 0, -1 },
	{ "100%", 10000, -1 }, { "100.01%", -1, -1 }, { "%", -1, -1 }, { "", -1, -1 }, { "-4%", -1, -1 },
	{ "0.921712", -1, 921712 }, { "0.9217123", -1, -1 }, { "1000000", -1, INT64_C(1000000000000) },
	{ "1000000.1", -1, -1 }, { "x", -1, -1 }, { "12345678901234567890123456789012", -1, -1 },
};

START_TEST(rates_are_read)
{
	struct error error = { 0 };
	int64_t read;
	int status = tax_rate_parse(rates[_i].text, &read, &error);
	ck_assert_int_eq(status, rates[_i].tax < 0 ? STATUS_DATA : 0);
	ck_assert(status < 0 || read == rates[_i].tax);
	error_clear(&error);
	status = currency_rate_parse(rates[_i].text, &read, &error);
	ck_assert_int_eq(status, rates[_i].rate < 0 ? STATUS_DATA : 0);
	ck_assert(status < 0 || read == rates[_i].rate);
	error_clear(&error);
}
END_TEST

/* Lines of 1.00 at 21 %: the paper's tax is rounded once, and the line takes what that changes by. */
static const struct {
	int64_t rate;
	money_t others, was, is, change;
} changes[] = {
	{ 2100, 0, 100, 200, 21 }, { 2100, 0, 100, 0, -21 }, { 2100, 0, 100, 100, 0 },
	{ 2100, 2, 0, 0, 0 }, { 2100, 2, 0, 1, 1 }, /* 0.42 and 0.63 */
	{ 2100, 1, 1, 2, 1 }, { 2100, 1, 2, 1, -1 },
	{ 0, 500, 100, 900, 0 }, { 10000, 0, 1, 3, 2 },
	{ 2100, 0, -5, 100, 21 }, { 2100, 5, -5, -100, 0 }, /* a discount may outweigh a line that became free */
	{ 10000, 0, 0, MONEY_MAX, MONEY_MAX },
};

START_TEST(a_line_takes_what_the_tax_of_its_paper_changes_by)
{
	ck_assert_int_eq(invoice_tax_change(changes[_i].rate, changes[_i].others, changes[_i].was, changes[_i].is),
		changes[_i].change);
}
END_TEST

TCase *check_invoice(void)
{
	TCase *tcase = tcase_create("invoice");
	tcase_add_loop_test(tcase, a_paper_is_spread_as_by_hand, 0, sizeof(cases) / sizeof(cases[0]));
	tcase_add_loop_test(tcase, the_parts_of_any_paper_sum_to_it, 0, 20);
	tcase_add_test(tcase, recoverable_tax_is_no_cost);
	tcase_add_loop_test(tcase, what_cannot_be_spread_is_refused, 0, sizeof(refused) / sizeof(refused[0]));
	tcase_add_loop_test(tcase, a_line_takes_what_the_tax_of_its_paper_changes_by, 0, sizeof(changes) / sizeof(changes[0]));
	tcase_add_loop_test(tcase, rates_are_read, 0, sizeof(rates) / sizeof(rates[0]));
	return tcase;
}
