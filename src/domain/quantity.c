/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads quantities and packages as people write them, into integers. */
#include "ampoule/quantity.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <uchar.h>
#include "ampoule/text.h"
#include "fold.h"
#include "scan.h"

/* What can be wrong with a quantity. */
enum problem {
	PROBLEM_NONE,
	PROBLEM_NUMBER,
	PROBLEM_SIGN,
	PROBLEM_FINE,
	PROBLEM_FRACTION,
	PROBLEM_LARGE,
	PROBLEM_UNIT,
};

enum { UNIT_LENGTH_MAX = 8 };

/* Names as they come out of text_fold. `parts` of this unit make one of the program's. */
static const struct {
	char32_t name[UNIT_LENGTH_MAX];
	enum unit unit;
	int64_t parts;
} units[] = {
	{ U"ml", UNIT_ML, 1 },
	{ U"мл", UNIT_ML, 1 },
	{ U"cc", UNIT_ML, 1 },
	{ U"ul", UNIT_ML, 1000 },
	{ U"μl", UNIT_ML, 1000 },
	{ U"мкл", UNIT_ML, 1000 },
	{ U"g", UNIT_G, 1 },
	{ U"г", UNIT_G, 1 },
	{ U"mg", UNIT_MG, 1 },
	{ U"мг", UNIT_MG, 1 },
	{ U"piece", UNIT_PIECE, 1 },
	{ U"pieces", UNIT_PIECE, 1 },
	{ U"pcs", UNIT_PIECE, 1 },
	{ U"шт", UNIT_PIECE, 1 },
	{ U"шт.", UNIT_PIECE, 1 },
};

const char *unit_name(enum unit unit)
{
	switch (unit) {
	case UNIT_ML:
		return "ml";
	case UNIT_G:
		return "g";
	case UNIT_MG:
		return "mg";
	case UNIT_PIECE:
		return "piece";
	}
	abort();
}

static bool find_unit(struct scan word, enum unit *unit, int64_t *parts)
{
	int32_t folded[UNIT_LENGTH_MAX];
	size_t length = text_fold(word.at, (size_t)(word.end - word.at), folded, UNIT_LENGTH_MAX - 1);
	if (length == 0)
		return false;
	folded[length] = 0;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t same = 0;
		while (same < length && units[i].name[same] == (char32_t)folded[same])
			same++;
		if (same == length && units[i].name[same] == 0) {
			*unit = units[i].unit;
			*parts = units[i].parts;
			return true;
		}
	}
	return false;
}

int unit_parse(const char *text, enum unit *out, struct error *error)
{
	int64_t parts;
	enum unit unit;
	if (!find_unit(scan_text(text), &unit, &parts) || parts != 1)
		return error_set(
			error, STATUS_DATA, _("'%s' is not a unit; write ml, g, mg or piece"), QUOTED(text));
	*out = unit;
	return 0;
}

/* Containers and packages: whole, and without a point at all, as `1.000` may be a thousand. */
static enum problem read_whole(const struct decimal *number, enum quantity_kind kind, struct quantity *out)
{
	if (number->fraction_digits > 0)
		return PROBLEM_FRACTION;
	if (number->is_large || number->value > CONTAINERS_MAX * 1000)
		return PROBLEM_LARGE;
	*out = (struct quantity){ .kind = kind, .amount = number->value / 1000 };
	return PROBLEM_NONE;
}

static enum problem read_content(const struct decimal *number, struct scan word, struct quantity *out)
{
	enum unit unit;
	int64_t parts;
	if (!find_unit(word, &unit, &parts))
		return PROBLEM_UNIT;
	if (number->is_large || number->value / parts > CONTENT_MAX ||
		(number->value / parts == CONTENT_MAX && number->value % parts > 0))
		return PROBLEM_LARGE;
	if (number->is_too_fine || number->value % parts != 0)
		return PROBLEM_FINE;
	*out = (struct quantity){ .kind = QUANTITY_CONTENT, .amount = number->value / parts, .unit = unit };
	return PROBLEM_NONE;
}

static enum problem read_quantity(struct scan scan, struct quantity *out)
{
	if (scan_is(&scan, "all")) {
		*out = (struct quantity){ .kind = QUANTITY_ALL };
		return PROBLEM_NONE;
	}
	if (!scan_is_done(&scan) && (*scan.at == '-' || *scan.at == '+'))
		return PROBLEM_SIGN;
	struct decimal number;
	if (!scan_decimal(&scan, 3, false, &number))
		return PROBLEM_NUMBER;
	if (scan_is_done(&scan))
		return read_whole(&number, QUANTITY_CONTAINERS, out);
	scan_blanks(&scan);
	if (*scan.at >= '0' && *scan.at <= '9')
		return PROBLEM_NUMBER;
	if (scan_is(&scan, "pk"))
		return read_whole(&number, QUANTITY_PACKAGES, out);
	return read_content(&number, scan, out);
}

static int refuse(enum problem problem, const char *text, struct error *error)
{
	char quoted[TEXT_QUOTED_MAX];
	if (problem != PROBLEM_NONE)
		text_quote(text, strlen(text), quoted);
	switch (problem) {
	case PROBLEM_NONE:
		return 0;
	case PROBLEM_NUMBER:
		return error_set(error, STATUS_DATA,
			_("'%s' is not a quantity; write it like 2, 5pk, 1.5ml or all"), quoted);
	case PROBLEM_SIGN:
		return error_set(
			error, STATUS_DATA, _("'%s' has a sign; write the quantity without one"), quoted);
	case PROBLEM_FINE:
		return error_set(error, STATUS_DATA,
			_("'%s' is finer than a thousandth of the unit; round it"), quoted);
	case PROBLEM_FRACTION:
		return error_set(error, STATUS_DATA,
			_("'%s' is no whole number of containers or packages; name the unit, such as 1.5ml"),
			quoted);
	case PROBLEM_LARGE:
		return error_set(error, STATUS_DATA,
			_("'%s' is more than the program counts; check the quantity"), quoted);
	case PROBLEM_UNIT:
		return error_set(error, STATUS_DATA,
			_("'%s' has an unknown unit; write ml, ul, g, mg, piece or pk"), quoted);
	}
	abort();
}

int quantity_parse(const char *text, struct quantity *out, struct error *error)
{
	return refuse(read_quantity(scan_text(text), out), text, error);
}

int quantity_content_in(const struct quantity *quantity, enum unit unit, content_t *out, struct error *error)
{
	if (quantity->kind != QUANTITY_CONTENT)
		abort();
	char amount[CONTENT_TEXT_MAX];
	const char *name = unit_name(quantity->unit);
	content_t content = quantity->amount;
	if (quantity->unit == UNIT_MG && unit == UNIT_G) {
		if (content % 1000 != 0)
			return error_set(error, STATUS_DATA,
				_("'%s%s' is finer than a thousandth of a gram; round it"),
				content_format(content, amount), name);
		content /= 1000;
	} else if (quantity->unit == UNIT_G && unit == UNIT_MG) {
		if (content > CONTENT_MAX / 1000)
			return error_set(error, STATUS_DATA,
				_("'%s%s' is more than the program counts; check the quantity"),
				content_format(content, amount), name);
		content *= 1000;
	} else if (quantity->unit != unit) {
		return error_set(error, STATUS_DATA,
			_("'%s%s' does not suit a product kept in %s; write it in %s"),
			content_format(content, amount), name, unit_name(unit), unit_name(unit));
	}
	*out = content;
	return 0;
}

static int content_of(const struct quantity *quantity, content_t size, enum unit unit, content_t *content,
	struct error *error)
{
	if (quantity->kind == QUANTITY_CONTENT)
		return quantity_content_in(quantity, unit, content, error);
	*content = quantity->amount * size;
	return 0;
}

int quantity_add(struct quantity *sum, const struct quantity *other, content_t size, enum unit unit,
	struct error *error)
{
	content_t there, more;
	if (sum->kind == QUANTITY_ALL || other->kind == QUANTITY_ALL) {
		*sum = (struct quantity){ .kind = QUANTITY_ALL };
		return 0;
	}
	if (sum->kind == other->kind && sum->kind != QUANTITY_CONTENT) {
		sum->amount += other->amount;
	} else if (sum->kind == QUANTITY_PACKAGES || other->kind == QUANTITY_PACKAGES) {
		return error_set(error, STATUS_DATA,
			_("packages cannot be added to containers or content; write all of it in one of them"));
	} else {
		if (content_of(sum, size, unit, &there, error) < 0 || content_of(other, size, unit, &more, error) < 0)
			return error->status;
		*sum = (struct quantity){ .kind = QUANTITY_CONTENT, .amount = there + more, .unit = unit };
	}
	if (sum->amount > (sum->kind == QUANTITY_CONTENT ? CONTENT_MAX : CONTAINERS_MAX))
		return error_set(error, STATUS_DATA,
			_("that is more in all than the program counts; check the quantities"));
	return 0;
}

/* Bytes of the sign of multiplication that a text begins with, 0 without one. */
static size_t times_length(struct scan scan)
{
	static const char *const signs[] = { "x", "X", "*", "×", "х", "Х" }; /* the last two are Cyrillic */
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t length = strlen(signs[i]);
		if ((size_t)(scan.end - scan.at) >= length && memcmp(scan.at, signs[i], length) == 0)
			return length;
	}
	return 0;
}

/* Cuts a text at its sign of multiplication; false when there is none. */
static bool split_at_times(struct scan whole, struct scan *left, struct scan *right)
{
	for (struct scan rest = whole; rest.at < rest.end; rest.at++) {
		size_t length = times_length(rest);
		if (!length)
			continue;
		*left = (struct scan){ whole.at, rest.at };
		*right = (struct scan){ rest.at + length, whole.end };
		scan_trim(left);
		scan_trim(right);
		return true;
	}
	return false;
}

int package_parse(
	const char *text, int64_t *containers, content_t *content, enum unit *unit, struct error *error)
{
	struct scan whole = scan_text(text), left, right;
	struct quantity size, count = { .kind = QUANTITY_CONTAINERS, .amount = 1 };
	enum problem problem;
	if (split_at_times(whole, &left, &right)) {
		struct quantity first, second;
		problem = read_quantity(left, &first);
		if (problem == PROBLEM_NONE)
			problem = read_quantity(right, &second);
		if (problem != PROBLEM_NONE)
			return refuse(problem, text, error);
		bool count_first = first.kind == QUANTITY_CONTAINERS;
		count = count_first ? first : second;
		size = count_first ? second : first;
	} else {
		problem = read_quantity(whole, &size);
		if (problem != PROBLEM_NONE)
			return refuse(problem, text, error);
	}
	if (count.kind != QUANTITY_CONTAINERS || size.kind != QUANTITY_CONTENT || count.amount == 0 ||
		size.amount == 0)
		return error_set(error, STATUS_DATA,
			_("'%s' is not a package; write the count and the content of one, such as '10 x 5 "
			  "ml'"),
			QUOTED(text));
	*containers = count.amount;
	*content = size.amount;
	*unit = size.unit;
	return 0;
}

char *content_format(content_t content, char text[CONTENT_TEXT_MAX])
{
	uint64_t size = content < 0 ? -(uint64_t)content : (uint64_t)content;
	int length = snprintf(text, CONTENT_TEXT_MAX, "%s%" PRIu64 ".%03u", content < 0 ? "-" : "",
		size / 1000, (unsigned)(size % 1000));
	while (text[length - 1] == '0')
		length--;
	if (text[length - 1] == '.')
		length--;
	text[length] = '\0';
	return text;
}
