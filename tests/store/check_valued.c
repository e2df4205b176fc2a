/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reports of random clinics by every method of cost: each month's roll-forward adds up and begins with what the month
 * before ended with; stock, products, places, postings and the book's own checks say the same; and when everything is
 * gone, all methods have spent the same.
 */
#include "check_store.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/report.h"
#include "history.h"

enum { ACTS = 500, HISTORIES = 3, COLUMNS = 32, DAY_SECONDS = 86400 };

static const char *const methods[] = { "layer", "fifo", "average" };
enum { METHODS = sizeof methods / sizeof *methods };

static struct history history;

static void setup(void)
{
	history_begin(&history);
}

static void teardown(void)
{
	history_end(&history);
}

static struct report_request request_of(struct history *h, const struct report *report, const char *const *values)
{
	struct report_request request = { .report = report,
		.today = zone_day(h->clinic.act.now),
		.now = h->clinic.act.now,
		.sees_finance = true,
		.sees_patients = true,
		.values = pool_alloc(&h->clinic.pool, (report->parameter_count + 1) * sizeof(char *)) };
	for (size_t i = 0; values[i] != NULL; i += 2) {
		size_t index = 0;
		ENSURE(report_parameter(report, values[i], &index, &h->clinic.error) == STATUS_OK, "%s",
		        h->clinic.error.text);
		request.values[index] = values[i + 1];
	}
	return request;
}

static char *run(struct history *h, const char *name, const char *const *values)
{
	struct report report;
	char *text = NULL;
	size_t size;
	ENSURE(report_find(NULL, name, &h->clinic.pool, &report, &h->clinic.error) == STATUS_OK, "%s",
	        h->clinic.error.text);
	struct report_request request = request_of(h, &report, values);
	struct report_output output = { .format = FORMAT_TSV, .file = open_memstream(&text, &size) };
	int status = report_run(h->clinic.store, &request, &output);
	fclose(output.file);
	ENSURE(status == STATUS_OK, "%s: %s", name, h->clinic.error.text);
	char *copy = pool_copy(&h->clinic.pool, text);
	free(text);
	return copy;
}

/* "-1.5" in thousandths; money too. */
static int64_t amount(const char *text)
{
	char *end;
	int64_t sign = text[0] == '-' ? -1 : 1, sum = llabs(strtoll(text, &end, 10)) * 1000, scale = 1000;
	for (end += *end == '.'; *end >= '0' && *end <= '9'; end++)
		sum += (*end - '0') * (scale /= 10);
	return sign * sum;
}

/* What a column comes to, over all rows or those of a product. */
static int64_t column_sum(char *text, const char *name, const char *product)
{
	int64_t sum = 0;
	int wanted = -1, of = -1;
	char *copy = strdup(text), *rest = copy;
	for (char *row; (row = strsep(&rest, "\n")) != NULL && *row != '\0';) {
		const char *cells[COLUMNS] = { 0 };
		int count = 0;
		while (row != NULL && count < COLUMNS)
			cells[count++] = strsep(&row, "\t");
		if (wanted < 0) {
			for (int i = 0; i < count; i++) {
				wanted = strcmp(cells[i], name) == 0 ? i : wanted;
				of = strcmp(cells[i], "product") == 0 ? i : of;
			}
			ck_assert_msg(wanted >= 0, "no column %s", name);
		} else if (product == NULL || strcmp(cells[of], product) == 0) {
			sum += amount(cells[wanted]);
		}
	}
	free(copy);
	return sum;
}

static const char *const flows[] = { "received", "used", "residue", "consumed", "written_off", "returned", "counted",
	"corrected" };

static int64_t flow_sum(struct history *h, char *text, const char *product, const char *ending)
{
	int64_t sum = 0;
	for (size_t i = 0; i < sizeof flows / sizeof *flows; i++)
		sum += column_sum(text, pool_printf(&h->clinic.pool, "%s%s", flows[i], ending), product);
	return sum;
}

struct month {
	const char *name, *end;
};

/* Every product's row adds up, in content and in money, and begins where the month before ended. */
static void check_rows(struct history *h, char *now, char *before, struct month month, const char *method)
{
	static const char *const endings[] = { "", "_value" };
	for (size_t i = 0; i < h->model.product_count; i++) {
		const char *code = h->model.products[i].code;
		for (size_t j = 0; j < 2; j++) {
			const char *opening = j == 0 ? "opening" : "opening_value";
			const char *closing = j == 0 ? "closing" : "closing_value";
			int64_t first = column_sum(now, opening, code), last = column_sum(now, closing, code);
			ENSURE(first + flow_sum(h, now, code, endings[j]) == last, "%s %s %s: the row does not add up", method,
			        month.name, code);
			ENSURE(before == NULL || column_sum(before, closing, code) == first,
			        "%s %s %s: %s is not what the month before ended with", method, month.name, code, opening);
			ENSURE(last >= 0, "%s %s %s: less than nothing", method, month.name, code);
		}
		ENSURE(column_sum(now, "closing", code) != 0 || column_sum(now, "closing_value", code) == 0,
		        "%s %s %s: nothing is there and worth something", method, month.name, code);
	}
}

/* Stock, products and the roll-forward of one day, product by product. */
static void check_stock(struct history *h, char *now, struct month month, const char *method)
{
	const char *const values[] = { "as-of", month.end, "valuation", method, NULL };
	char *stock = run(h, "stock", values), *products = run(h, "products", values);
	for (size_t i = 0; i < h->model.product_count; i++) {
		const char *code = h->model.products[i].code;
		int64_t content = column_sum(now, "closing", code), value = column_sum(now, "closing_value", code);
		ENSURE(column_sum(stock, "content", code) == content && column_sum(products, "content", code) == content &&
		               column_sum(stock, "value", code) == value && column_sum(products, "value", code) == value,
		        "%s %s %s: stock and roll-forward differ", method, month.name, code);
	}
}

/* At each place, too; and what the ledger's postings changed the stock's account by. */
static void check_places(struct history *h, char *now, struct month month)
{
	int64_t content = 0, value = 0;
	for (size_t i = 0; i < HISTORY_PLACES; i++) {
		const char *place = h->model.place_codes[h->places[i]];
		char *here = run(h, "rollforward", (const char *const[]){ "month", month.name, "location", place, NULL });
		char *stock = run(h, "stock", (const char *const[]){ "as-of", month.end, "location", place, NULL });
		ENSURE(column_sum(here, "closing", NULL) == column_sum(stock, "content", NULL) &&
		               column_sum(here, "closing_value", NULL) == column_sum(stock, "value", NULL),
		        "%s at %s: stock and roll-forward differ", month.name, place);
		content += column_sum(here, "closing", NULL);
		value += column_sum(here, "closing_value", NULL);
	}
	ENSURE(content == column_sum(now, "closing", NULL) && value == column_sum(now, "closing_value", NULL),
	        "%s: the places do not come to the whole", month.name);
}

static void check_postings(struct history *h, char *now, struct month month)
{
	char *text = run(h, "ledger", (const char *const[]){ "month", month.name, NULL }), *rest = text;
	int64_t change = 0;
	for (char *row; (row = strsep(&rest, "\n")) != NULL && *row != '\0';) {
		const char *cells[COLUMNS] = { 0 };
		for (int i = 0; row != NULL && i < COLUMNS; i++)
			cells[i] = strsep(&row, "\t");
		if (strstr(cells[4], "tock") != NULL)
			change += amount(cells[5]) - amount(cells[6]);
	}
	ENSURE(change == column_sum(now, "closing_value", NULL) - column_sum(now, "opening_value", NULL),
	        "%s: the postings of the stock's account differ from the roll-forward", month.name);
}

/* Every check of the month's workbook comes to nothing. */
static void check_book(struct history *h, struct month month, const char *method)
{
	struct book book;
	char *folder = pool_printf(&h->clinic.pool, "%s/book", h->clinic.folder), line[512];
	ENSURE(book_find(NULL, "month", &h->clinic.pool, &book, &h->clinic.error) == STATUS_OK, "%s",
	        h->clinic.error.text);
	struct report_request request =
	        request_of(h, &book.head, (const char *const[]){ "month", month.name, "valuation", method, NULL });
	struct report_output output = { .format = FORMAT_CSV, .path = folder, .force = true };
	ENSURE(book_run(h->clinic.store, &book, &request, &output) == STATUS_OK, "%s", h->clinic.error.text);
	FILE *file = fopen(pool_printf(&h->clinic.pool, "%s/summary.csv", folder), "r");
	size_t checks = 0;
	while (fgets(line, sizeof line, file) != NULL) {
		if (strncmp(line, "check,", 6) != 0)
			continue;
		ENSURE(strtod(strrchr(line, ',') + 1, NULL) == 0, "%s %s: %s", method, month.name, line);
		checks++;
	}
	fclose(file);
	ENSURE(checks == book.check_count, "%zu checks", checks);
}

static size_t months_of(struct history *h, struct month *months, size_t room)
{
	size_t count = 0;
	int year, month, day;
	day_t first = h->model.first, last = zone_day(h->clinic.act.now);
	char text[DAY_TEXT_MAX];
	for (day_t at = day_month_start(first); at <= last && count < room; at = day_month_end(year, month) + 1) {
		day_parts(at, &year, &month, &day);
		months[count++] = (struct month){
			.name = pool_printf(&h->clinic.pool, "%04d-%02d", year, month),
			.end = pool_copy(&h->clinic.pool, day_format(day_month_end(year, month), text)),
		};
	}
	return count;
}

/* Returns what was spent in all by the method: what left, and what papers said of goods that were gone. */
static int64_t check_method(struct history *h, const struct month *months, size_t count, const char *method)
{
	char *before = NULL;
	int64_t spent = 0;
	for (size_t i = 0; i < count; i++) {
		const char *const values[] = { "month", months[i].name, "valuation", method, NULL };
		char *now = run(h, "rollforward", values), *purchases = run(h, "purchases", values);
		check_rows(h, now, before, months[i], method);
		check_stock(h, now, months[i], method);
		if (strcmp(method, "layer") == 0) {
			check_places(h, now, months[i]);
			check_postings(h, now, months[i]);
		}
		check_book(h, months[i], method);
		spent += column_sum(purchases, "difference", NULL) - flow_sum(h, now, NULL, "_value") +
			column_sum(now, "received_value", NULL) + column_sum(now, "corrected_value", NULL) +
			column_sum(now, "returned_value", NULL) - column_sum(now, "entered_value", NULL);
		before = now;
	}
	ENSURE(column_sum(before, "closing", NULL) == 0 && column_sum(before, "closing_value", NULL) == 0,
	        "%s: something is left", method);
	return spent;
}

/* Acts of months that are closed are taken back, or corrected, now: on another day than their own. */
static void take_back(struct history *h)
{
	int64_t last = clinic_ask(&h->clinic, "SELECT MAX(number) FROM entry"), number;
	size_t corrected = 0, voided = 0;
	ENSURE(clinic_close(&h->clinic, day_month_start(zone_day(h->now)), &number) == STATUS_OK, "%s",
	        h->clinic.error.text);
	for (int64_t entry = 1; entry <= last; entry += 1 + below(h, 4)) {
		/* One that mixed what it used. */
		int64_t mixed = clinic_ask(&h->clinic,
		        pool_printf(&h->clinic.pool,
		                "SELECT COUNT(*) FROM session_preparation JOIN preparation ON preparation.id = "
		                "session_preparation.preparation WHERE session_preparation.entry = %" PRId64
		                " AND preparation.entry = %" PRId64,
		                entry, entry));
		if (mixed != 0 && chance(h, 60))
			corrected +=
			        clinic_session_correct(&h->clinic, entry, h->clinic.patient, 1, &number) == STATUS_OK;
		else
			voided += clinic_void(&h->clinic, entry, &number) == STATUS_OK;
		error_clear(&h->clinic.error);
	}
	ENSURE(corrected + voided > 10, "%zu corrected, %zu voided", corrected, voided);
}

static void use_up(struct history *h)
{
	int64_t number;
	for (size_t i = 0; i < h->model.product_count; i++) {
		for (size_t j = 0; j < HISTORY_PLACES; j++) {
			struct item item = { .product = h->model.products[i].id, .quantity = { QUANTITY_CONTAINERS, 0, UNIT_ML } };
			item.quantity.amount = clinic_ask(&h->clinic,
			        pool_printf(&h->clinic.pool,
			                "SELECT COALESCE(SUM(containers), 0) FROM balance WHERE product = %" PRId64
			                " AND location = %" PRId64,
			                item.product, h->places[j]));
			ENSURE(item.quantity.amount == 0 ||
			               clinic_take(&h->clinic, REASON_LOST, h->places[j], &item, 1, &number) == STATUS_OK,
			        "%s", h->clinic.error.text);
		}
	}
	for (int64_t opened; (opened = clinic_ask(&h->clinic, "SELECT COALESCE(MIN(opened), 0) FROM opened_balance")) != 0;)
		ENSURE(clinic_discard(&h->clinic, &opened, 1, REASON_LOST, &number) == STATUS_OK, "%s", h->clinic.error.text);
}

START_TEST(all_methods_tie_out)
{
	struct history *h = &history;
	struct month months[24];
	int64_t spent[METHODS];
	h->state += (uint64_t)_i;
	for (h->act = 1; h->act <= ACTS; h->act++)
		history_play(h);
	clinic_at(&h->clinic, h->now + 40 * DAY_SECONDS, 0);
	take_back(h);
	clinic_at(&h->clinic, h->now + 60 * DAY_SECONDS, 0);
	use_up(h);
	size_t count = months_of(h, months, sizeof months / sizeof *months);
	ENSURE(count >= 3, "only %zu months", count);
	ENSURE(store_begin(h->clinic.store, STORE_READ) == STATUS_OK, "%s", h->clinic.error.text);
	for (size_t i = 0; i < METHODS; i++)
		spent[i] = check_method(h, months, count, methods[i]);
	for (size_t i = 1; i < METHODS; i++)
		ENSURE(spent[i] == spent[0], "%s spent %" PRId64 ", layer %" PRId64, methods[i], spent[i], spent[0]);
	store_rollback(h->clinic.store);
	ENSURE(spent[0] > 0, "nothing was spent");
}
END_TEST

TCase *check_valued(void)
{
	TCase *tcase = tcase_create("valued");
	tcase_set_timeout(tcase, 300);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, all_methods_tie_out, 0, HISTORIES);
	return tcase;
}
