/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads scans: tells the forms apart, splits them into elements, holds the elements against each other. */
#include "ampoule/gs1.h"
#include <string.h>
#include "ampoule/text.h"
#include "gs1_scan.h"

enum { SEPARATOR = '\x1D', AIM_LENGTH = 3 };

/* Ways to write the separator where a control character does not get through. */
static const char *const substitutes[] = { "{GS}", "~", "<GS>" };

static const char *shown(struct gs1_scan *scan, const char *text)
{
	return text_printable(text, strlen(text), &scan->pool);
}

int gs1_scan_add(
	struct gs1_scan *scan, const struct gs1_ai *rule, const char *ai, const char *value, size_t length)
{
	struct gs1_element element = { 0 };
	memcpy(element.ai, ai, gs1_ai_digits(rule));
	int status = gs1_ai_check(rule, element.ai, value, length, scan->year, &scan->pool, scan->error);
	if (status != STATUS_OK)
		return status;
	if (scan->out->count == GS1_ELEMENTS_MAX)
		return error_set(scan->error, STATUS_DATA,
			_("'(%s)%.*s': a code holds %d elements at most; scan it again"), element.ai,
			(int)length, value, GS1_ELEMENTS_MAX);
	memcpy(element.value, value, length);
	scan->out->elements[scan->out->count++] = element;
	return STATUS_OK;
}

int gs1_scan_unknown(struct gs1_scan *scan, const char *text, size_t length)
{
	return error_set(scan->error, STATUS_DATA,
		_("'%s' does not begin with an application identifier of GS1; does the scanner send the "
		  "separators?"),
		text_printable(text, length, &scan->pool));
}

/* Digits of a GTIN with the right check digit. */
static bool is_gtin(const char *text)
{
	size_t length = strlen(text);
	if (length != 8 && length != 12 && length != 13 && length != 14)
		return false;
	return gs1_are_digits(text, length) && gs1_check_digit(text, length - 1) == text[length - 1];
}

static int gtin_read(const char *text, char out[GTIN_LENGTH + 1], struct pool *pool, struct error *error)
{
	size_t length = strlen(text);
	if (is_gtin(text)) {
		memset(out, '0', GTIN_LENGTH);
		memcpy(out + GTIN_LENGTH - length, text, length + 1);
		return STATUS_OK;
	}
	const char *printable = text_printable(text, length, pool);
	if ((length != 8 && (length < 12 || length > 14)) || !gs1_are_digits(text, length))
		return error_set(error, STATUS_DATA, _("'%s': a GTIN has 8, 12, 13 or 14 digits"), printable);
	return error_set(error, STATUS_DATA,
		_("'%s': the check digit is %c, and %c would be right; scan or type it again"), printable,
		text[length - 1], gs1_check_digit(text, length - 1));
}

int gtin_parse(const char *text, char out[GTIN_LENGTH + 1], struct error *error)
{
	struct pool pool = { 0 };
	int status = gtin_read(text, out, &pool, error);
	pool_release(&pool);
	return status;
}

/* A plain EAN or UPC is the same as AI 01 alone. */
static int read_gtin(struct gs1_scan *scan, const char *text)
{
	char gtin[GTIN_LENGTH + 1];
	int status = gtin_read(text, gtin, &scan->pool, scan->error);
	if (status != STATUS_OK)
		return status;
	return gs1_scan_add(scan, gs1_ai_find("01"), "01", gtin, GTIN_LENGTH);
}

/*
 * Copies a text to the scan's buffer with every separator as GS. `<GS>` is written in characters that a lot
 * may hold, so it means the separator only where no other one does.
 */
static void put_separators(struct gs1_scan *scan, const char *text)
{
	bool other = strchr(text, SEPARATOR) || strstr(text, substitutes[0]) || strstr(text, substitutes[1]);
	size_t kinds = sizeof substitutes / sizeof *substitutes - (other ? 1 : 0);
	char *to = scan->buffer;
	while (*text) {
		size_t skipped = 0;
		for (size_t i = 0; i < kinds && skipped == 0; i++)
			if (strncmp(text, substitutes[i], strlen(substitutes[i])) == 0)
				skipped = strlen(substitutes[i]);
		*to++ = skipped ? SEPARATOR : *text;
		text += skipped ? skipped : 1;
	}
	*to = '\0';
}

/* Elements as a barcode holds them, apart by separators. */
static int read_elements(struct gs1_scan *scan, const char *text)
{
	put_separators(scan, text);
	const char *at = scan->buffer;
	at += *at == SEPARATOR;
	if (*at == '\0')
		return error_set(scan->error, STATUS_DATA, _("the scan is empty; scan the code again"));
	while (*at) {
		const struct gs1_ai *rule = gs1_ai_find(at);
		if (!rule)
			return gs1_scan_unknown(scan, at, strlen(at));
		const char *value = at + gs1_ai_digits(rule);
		size_t length = strcspn(value, "\x1D");
		size_t predefined = gs1_ai_predefined_length(at);
		if (predefined > 0 && length > predefined)
			length = predefined;
		int status = gs1_scan_add(scan, rule, at, value, length);
		if (status != STATUS_OK)
			return status;
		at = value + length;
		at += *at == SEPARATOR;
	}
	gs1_scan_suspect(scan);
	return STATUS_OK;
}

/* Digits of an identifier in brackets at the beginning of a text; 0 without one. */
static size_t bracket_digits(const char *text)
{
	if (text[0] != '(')
		return 0;
	size_t digits = strspn(text + 1, "0123456789");
	return digits >= 2 && digits <= 4 && text[1 + digits] == ')' ? digits : 0;
}

/* "(01)…(10)…": a bracket that belongs to a value is written `\(`. */
static int read_brackets(struct gs1_scan *scan, const char *text)
{
	while (*text) {
		size_t digits = bracket_digits(text);
		if (digits == 0)
			return error_set(scan->error, STATUS_DATA,
				_("'%s': an identifier in brackets such as '(10)' is missing; "
				  "a bracket inside a value is written '\\('"),
				shown(scan, text));
		const char *ai = text + 1;
		const struct gs1_ai *rule = gs1_ai_find(ai);
		if (!rule || gs1_ai_digits(rule) != digits)
			return error_set(scan->error, STATUS_DATA,
				_("GS1 has no identifier '%.*s'; check what stands in the brackets"),
				(int)digits + 2, text);
		size_t length = 0;
		for (text += digits + 2; *text && *text != '('; text++) {
			if (text[0] == '\\' && text[1] == '(')
				text++;
			scan->buffer[length++] = *text;
		}
		int status = gs1_scan_add(scan, rule, ai, scan->buffer, length);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

/*
 * Digits without a prefix, as many as a GTIN has, whose check digit is wrong: a second barcode with the
 * expiry or the lot may look so; anything else is a GTIN that was read badly.
 */
static int read_digits(struct gs1_scan *scan, const char *text)
{
	struct error *error = scan->error;
	struct error ignored = { 0 };
	scan->error = &ignored;
	int status = read_elements(scan, text);
	scan->error = error;
	error_clear(&ignored);
	if (status == STATUS_OK && (gs1_scan_find(scan->out, "17") || gs1_scan_find(scan->out, "10")))
		return STATUS_OK;
	*scan->out = (struct gs1){ .expires = DAY_NONE };
	return read_gtin(scan, text);
}

static bool is_plain_number(const char *text)
{
	size_t length = strlen(text);
	return (length == 8 || (length >= 12 && length <= 14)) && gs1_are_digits(text, length);
}

static int read_bare(struct gs1_scan *scan, const char *text)
{
	if (gs1_neighbour_is(text))
		return gs1_neighbour_refuse(scan, text);
	if (gs1_link_is(text))
		return gs1_link_read(scan, text);
	if (text[0] == '(')
		return read_brackets(scan, text);
	if (is_gtin(text))
		return read_gtin(scan, text);
	if (is_plain_number(text))
		return read_digits(scan, text);
	return read_elements(scan, text);
}

static bool begins_with_one_of(const char *text, const char *const *prefixes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(text, prefixes[i], strlen(prefixes[i])) == 0)
			return true;
	return false;
}

/* ISO/IEC 15424: `]`, the symbology, and a modifier that tells GS1 data from plain data. */
static int read_prefixed(struct gs1_scan *scan, const char *text)
{
	static const char *const elements[] = { "]C1", "]e0", "]d2", "]Q3", "]J1" };
	static const char *const plain[] = { "]d1", "]Q1" };
	static const char *const articles[] = { "]E0", "]E4", "]I1" };
	if (strlen(text) < AIM_LENGTH)
		return error_set(scan->error, STATUS_DATA,
			_("'%s': the scan ends within its prefix; scan the code again"), shown(scan, text));
	const char *data = text + AIM_LENGTH;
	if (begins_with_one_of(text, elements, sizeof elements / sizeof *elements))
		return read_elements(scan, data);
	if (gs1_neighbour_is(data))
		return gs1_neighbour_refuse(scan, data);
	if (begins_with_one_of(text, articles, sizeof articles / sizeof *articles)) {
		if ((strlen(data) == 8) == (strncmp(text, "]E4", AIM_LENGTH) == 0))
			return read_gtin(scan, data);
	} else if (begins_with_one_of(text, plain, sizeof plain / sizeof *plain)) {
		if (gs1_link_is(data))
			return gs1_link_read(scan, data);
		if (is_gtin(data))
			return read_gtin(scan, data);
	}
	return error_set(scan->error, STATUS_DATA,
		_("'%s' is not a code of GS1; scan the other code on the pack"), shown(scan, text));
}

/* Brackets and escapes make a text longer; what is read must be read again from what gs1_format writes. */
static int check_written_length(struct gs1_scan *scan)
{
	size_t length = 0;
	for (size_t i = 0; i < scan->out->count; i++) {
		const struct gs1_element *element = &scan->out->elements[i];
		length += strlen(element->ai) + 2 + strlen(element->value);
		for (const char *at = element->value; (at = strchr(at, '(')); at++)
			length++;
	}
	if (length > GS1_TEXT_MAX)
		return error_set(scan->error, STATUS_DATA,
			_("the scan is longer than %d characters; scan one code"), GS1_TEXT_MAX);
	return STATUS_OK;
}

static void note_expiry(struct gs1 *gs1, const char *ai, int year)
{
	const struct gs1_element *element = gs1_scan_find(gs1, ai);
	if (!element)
		return;
	day_t day = gs1_day(element->value, year);
	/* Of two the earlier one: a pack is never used past the date that is printed on it. */
	if (gs1->expires != DAY_NONE && gs1->expires <= day)
		return;
	gs1->expires = day;
	gs1->expires_month_only = strncmp(element->value + 4, "00", 2) == 0;
}

static void note_text(const struct gs1 *gs1, const char *ai, char *text)
{
	const struct gs1_element *element = gs1_scan_find(gs1, ai);
	if (element)
		memcpy(text, element->value, strlen(element->value) + 1);
}

static int scan_finish(struct gs1_scan *scan)
{
	int status = gs1_scan_check(scan);
	if (status == STATUS_OK)
		status = check_written_length(scan);
	if (status != STATUS_OK)
		return status;
	struct gs1 *out = scan->out;
	note_text(out, "02", out->gtin);
	note_text(out, "01", out->gtin);
	note_text(out, "10", out->lot);
	note_text(out, "21", out->serial);
	note_expiry(out, "17", scan->year);
	note_expiry(out, "7003", scan->year);
	return STATUS_OK;
}

int gs1_parse(const char *text, int year, bool strict, struct gs1 *out, struct error *error)
{
	struct gs1_scan scan = { .year = year, .strict = strict, .out = out, .error = error };
	*out = (struct gs1){ .expires = DAY_NONE };
	int status;
	if (*text == '\0')
		status = error_set(error, STATUS_DATA, _("the scan is empty; scan the code again"));
	else if (strnlen(text, GS1_TEXT_MAX + 1) > GS1_TEXT_MAX)
		status = error_set(error, STATUS_DATA,
			_("the scan is longer than %d characters; scan one code"), GS1_TEXT_MAX);
	else
		status = text[0] == ']' ? read_prefixed(&scan, text) : read_bare(&scan, text);
	if (status == STATUS_OK)
		status = scan_finish(&scan);
	pool_release(&scan.pool);
	if (status != STATUS_OK)
		*out = (struct gs1){ .expires = DAY_NONE };
	return status;
}

bool gs1_looks_scanned(const char *text)
{
	size_t length = strlen(text);
	if (text[0] == ']' || bracket_digits(text) > 0 || gs1_link_is(text) || is_gtin(text) ||
		gs1_hibc_is_valid(text))
		return true;
	if ((gs1_neighbour_is(text) && text[0] != '+') || strchr(text, SEPARATOR))
		return true;
	/* A product's code may look like any other element; hardly like the numbers that begin a pack's code.
	 */
	return length >= 16 && gs1_ai_is_listed("00,01,02,03", text, 2) && gs1_are_digits(text, 16);
}

char *gs1_format(const struct gs1 *gs1, char *text, size_t size)
{
	char *to = text;
	char *last = text + size - 1;
	for (size_t i = 0; i < gs1->count; i++) {
		const struct gs1_element *element = &gs1->elements[i];
		char bracketed[sizeof element->ai + 2 + 2 * sizeof element->value];
		char *end = stpcpy(stpcpy(stpcpy(bracketed, "("), element->ai), ")");
		for (const char *at = element->value; *at; at++) {
			if (*at == '(')
				*end++ = '\\';
			*end++ = *at;
		}
		for (const char *at = bracketed; at < end && to < last; at++)
			*to++ = *at;
	}
	*to = '\0';
	return text;
}
