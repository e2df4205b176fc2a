/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A book's definition: which reports are its sheets, and which totals must agree. */
#include "config.h"
#include <string.h>
#include "ampoule/report.h"
#include "front_matter.h"

static const struct book_sheet *sheet_find(const struct book *book, const char *name)
{
	for (size_t i = 0; i < book->sheet_count; i++) {
		if (strcmp(book->sheets[i].name, name) == 0)
			return &book->sheets[i];
	}
	return NULL;
}

/* `NAME REPORT PARAMETER=VALUE…` */
static int sheet_read(struct front_matter *matter, char *value, struct book *book)
{
	char *name = front_matter_word(&value), *report = front_matter_word(&value);
	if (report == NULL)
		return front_matter_fail(matter, _("a sheet is written: NAME REPORT PARAMETER=VALUE…"));
	if (sheet_find(book, name) != NULL)
		return front_matter_fail(matter, _("sheet '%s' is there twice"), name);
	struct book_sheet *sheet =
		pool_append(matter->pool, &book->sheets, &book->sheet_count, sizeof *sheet);
	*sheet = (struct book_sheet){ .name = name, .report = report };
	for (char *word; (word = front_matter_word(&value)) != NULL;) {
		char *equals = strchr(word, '=');
		if (equals == NULL || equals == word)
			return front_matter_fail(
				matter, _("sheet '%s': '%s' is no PARAMETER=VALUE"), name, word);
		*equals = '\0';
		const char **place =
			pool_append(matter->pool, &sheet->values, &sheet->value_count, sizeof *place);
		*place = word;
		place = pool_append(matter->pool, &sheet->values, &sheet->value_count, sizeof *place);
		*place = equals + 1;
	}
	return STATUS_OK;
}

static int term_read(struct front_matter *matter, char *word, int sign, const struct book *book, struct book_sum *check)
{
	char *dot = strchr(word, '.');
	if (dot == NULL)
		return front_matter_fail(matter, _("'%s' is no total; one is written SHEET.column"), word);
	*dot = '\0';
	if (sheet_find(book, word) == NULL)
		return front_matter_fail(matter, _("there is no sheet '%s' before this line"), word);
	struct book_term *term = pool_append(matter->pool, &check->terms, &check->count, sizeof *term);
	*term = (struct book_term){ sign, word, dot + 1 };
	return STATUS_OK;
}

/* `SHEET.column + SHEET.column = SHEET.column`; what stands behind = is taken away, 0 is nothing. */
static int check_read(struct front_matter *matter, char *value, struct book *book)
{
	struct book_sum *check = pool_append(matter->pool, &book->checks, &book->check_count, sizeof *check);
	int sign = 1, side = 1, status = STATUS_OK;
	*check = (struct book_sum){ 0 };
	for (char *word; status == STATUS_OK && (word = front_matter_word(&value)) != NULL;) {
		if (strcmp(word, "0") != 0)
			status = term_read(matter, word, side * sign, book, check);
		char *joint = status == STATUS_OK ? front_matter_word(&value) : NULL;
		if (joint == NULL && status == STATUS_OK && side == -1 && check->count > 0)
			return STATUS_OK;
		if (joint == NULL)
			break;
		sign = strcmp(joint, "-") == 0 ? -1 : 1;
		if (strcmp(joint, "=") == 0 && side == 1)
			side = -1;
		else if (strcmp(joint, "+") != 0 && strcmp(joint, "-") != 0)
			break;
	}
	if (status != STATUS_OK)
		return status;
	return front_matter_fail(matter, _("a check is written: SHEET.column + SHEET.column = SHEET.column"));
}

/* `TERM + TERM / TERM -- LABEL` */
static int figure_read(struct front_matter *matter, char *value, struct book *book)
{
	char *label = strstr(value, " -- ");
	struct book_figure figure = { 0 };
	struct book_sum *sum = &figure.above;
	int sign = 1;
	if (label != NULL) {
		*label = '\0';
		figure.label = label + 4;
	}
	for (char *word; (word = front_matter_word(&value)) != NULL;) {
		int status = term_read(matter, word, sign, book, sum);
		if (status != STATUS_OK)
			return status;
		char *joint = front_matter_word(&value);
		if (joint == NULL && figure.label != NULL) {
			*(struct book_figure *)pool_append(matter->pool, &book->figures, &book->figure_count, sizeof figure) = figure;
			return STATUS_OK;
		}
		if (joint == NULL || strchr("+-/", joint[0]) == NULL || (joint[0] == '/' && sum == &figure.below))
			break;
		sign = joint[0] == '-' ? -1 : 1;
		if (joint[0] == '/')
			sum = &figure.below;
	}
	return front_matter_fail(matter, _("a figure is written: SHEET.column + SHEET.column / SHEET.column -- LABEL"));
}

static int chart_show(struct front_matter *matter, const char *name, struct book *book)
{
	for (size_t i = 0; i < book->sheet_count; i++) {
		if (strcmp(book->sheets[i].name, name) == 0) {
			book->sheets[i].has_charts_in_front = true;
			return STATUS_OK;
		}
	}
	return front_matter_fail(matter, _("there is no sheet '%s' before this line"), name);
}

int book_read(const char *name, const char *text, size_t length, struct pool *pool, struct book *book,
	struct error *error)
{
	char *copy = pool_alloc(pool, length + 1);
	memcpy(copy, text, length);
	*book = (struct book){ .head = { .name = pool_copy(pool, name) } };
	struct front_matter matter = { book->head.name, copy, copy + length, 0, pool, error };
	char *keyword, *value;
	int status = STATUS_OK;
	while (status == STATUS_OK && front_matter_next(&matter, &keyword, &value)) {
		bool known;
		status = front_matter_common(&matter, keyword, value, &book->head, &known);
		if (known)
			continue;
		if (strcmp(keyword, "sheet") == 0)
			status = sheet_read(&matter, value, book);
		else if (strcmp(keyword, "check") == 0)
			status = check_read(&matter, value, book);
		else if (strcmp(keyword, "figure") == 0)
			status = figure_read(&matter, value, book);
		else if (strcmp(keyword, "chart") == 0)
			status = chart_show(&matter, value, book);
		else
			status = front_matter_fail(&matter,
				_("no keyword '%s'; there are title, about, roles, parameter, sheet, figure, "
				  "chart and check"),
				keyword);
	}
	if (status == STATUS_OK && matter.next < matter.end) {
		matter.line++;
		status = front_matter_fail(&matter, _("a book holds nothing but lines that begin with '--'"));
	}
	if (status == STATUS_OK)
		status = front_matter_complete(&matter, &book->head);
	if (status == STATUS_OK && book->sheet_count == 0)
		status = front_matter_fail(&matter, _("there is no line '-- sheet:' before this one"));
	return status;
}
