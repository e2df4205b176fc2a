/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of application identifiers (GS1 General Specifications, section 3) and what values must be. */
#include "gs1_ai.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"

#define ITEM "01,02,8006,8026"
#define ITEM_OR_MADE_TO_ORDER "01,02,03,8006,8026"

/* What an identifier needs and excludes: section 4.13 of the General Specifications. */
static const struct gs1_ai table[] = {
	{ "00", "00", "N18:check" },
	{ "01", "01", "N14:check", NULL, "02,37,255" },
	{ "02", "02", "N14:check", "37", "01,03" },
	{ "03", "03", "N14:check", NULL, "01,02,37" },
	{ "10", "10", "X..20", ITEM_OR_MADE_TO_ORDER },
	{ "11", "11", "N6:date-or-month", ITEM_OR_MADE_TO_ORDER },
	{ "12", "12", "N6:date-or-month", "8020" },
	{ "13", "13", "N6:date-or-month", ITEM_OR_MADE_TO_ORDER },
	{ "15", "16", "N6:date-or-month", ITEM_OR_MADE_TO_ORDER },
	{ "17", "17", "N6:date-or-month", "01,02,03,255,8006,8026" },
	{ "20", "20", "N2", ITEM },
	{ "21", "21", "X..20", "01,03,8006", "235" },
	{ "22", "22", "X..20", "01" },
	{ "235", "235", "X..28", "01" },
	{ "240", "241", "X..30", ITEM },
	{ "242", "242", "N..6", ITEM },
	{ "243", "243", "X..20", "01" },
	{ "250", "250", "X..30", "01,8006 21" },
	{ "251", "251", "X..30", "01,8006" },
	{ "253", "253", "N13:check X..17?" },
	{ "254", "254", "X..20", "414" },
	{ "255", "255", "N13:check N..12?" },
	{ "30", "30", "N..8", "01,02" },
	{ "3100", "3165", "N6", "01,02" },
	{ "3200", "3295", "N6", "01,02" },
	{ "3300", "3365", "N6", "00,01" },
	{ "3370", "3375", "N6", "01" },
	{ "3400", "3495", "N6", "00,01" },
	{ "3500", "3525", "N6", "01,02" },
	{ "3530", "3555", "N6", "00,01" },
	{ "3560", "3575", "N6", "01,02" },
	{ "3600", "3615", "N6", "01,02" },
	{ "3620", "3635", "N6", "00,01" },
	{ "3640", "3665", "N6", "01,02" },
	{ "3670", "3695", "N6", "00,01" },
	{ "37", "37", "N..8", "00 02,8026" },
	{ "3900", "3909", "N..15", "255,8020" },
	{ "3910", "3919", "N3 N..15", "8020" },
	{ "3920", "3929", "N..15", "01" },
	{ "3930", "3939", "N3 N..15", "01" },
	{ "3940", "3943", "N4", "255" },
	{ "3950", "3955", "N6", "01" },
	{ "400", "401", "X..30" },
	{ "402", "402", "N17:check" },
	{ "403", "403", "X..30", "00" },
	{ "410", "414", "N13:check" },
	{ "415", "415", "N13:check", "8020" },
	{ "416", "417", "N13:check" },
	{ "420", "420", "X..20", NULL, "421" },
	{ "421", "421", "N3 X..9" },
	{ "422", "422", "N3", ITEM, "426" },
	{ "423", "423", "N3 N..12?", "01,02" },
	{ "424", "424", "N3", "01,02" },
	{ "425", "425", "N3 N..12?", "01,02" },
	{ "426", "426", "N3", "01,02" },
	{ "427", "427", "X..3", "01,02 422" },
	{ "4300", "4301", "X..35", "00" },
	{ "4302", "4306", "X..70", "00" },
	{ "4307", "4307", "X2", "00" },
	{ "4308", "4308", "X..30", "00" },
	{ "4309", "4309", "N20", "00" },
	{ "4310", "4311", "X..35", "00" },
	{ "4312", "4316", "X..70", "00" },
	{ "4317", "4317", "X2", "00" },
	{ "4318", "4318", "X..20", "00" },
	{ "4319", "4319", "X..30", "00" },
	{ "4320", "4320", "X..35", "00" },
	{ "4321", "4323", "N1", "00" },
	{ "4324", "4325", "N10", "00" },
	{ "4326", "4326", "N6:date", "00" },
	{ "4330", "4333", "N6 X1?", "00" },
	{ "7001", "7001", "N13", ITEM },
	{ "7002", "7002", "X..30", "01,02" },
	{ "7003", "7003", "N6:date N4:time", "01,02" },
	{ "7004", "7004", "N..4", "10" },
	{ "7005", "7005", "X..12", "01,02" },
	{ "7006", "7006", "N6:date", "01,02" },
	{ "7007", "7007", "N6:date N6?:date", "01,02" },
	{ "7008", "7008", "X..3", "01,02" },
	{ "7009", "7009", "X..10", "01,02" },
	{ "7010", "7010", "X..2", "01,02" },
	{ "7011", "7011", "N6:date N4?:time", "01,02" },
	{ "7020", "7022", "X..20", "01,8006" },
	{ "7023", "7023", "X..30", "01,8006" },
	{ "7030", "7039", "N3 X..27", "01,02" },
	{ "7040", "7040", "N1 X3" },
	{ "710", "717", "X..20", "01" },
	{ "7230", "7239", "X2 X..28", "01,8004" },
	{ "7240", "7240", "X..20", "01,8006" },
	{ "7241", "7241", "N2" },
	{ "7242", "7242", "X..25" },
	{ "7250", "7250", "N8", "8018" },
	{ "7251", "7251", "N12", "8018" },
	{ "7252", "7252", "N1", "8018" },
	{ "7253", "7254", "X..40", "8018" },
	{ "7255", "7255", "X..10", "8018" },
	{ "7256", "7256", "X..90", "8018" },
	{ "7257", "7257", "X..70", "8018" },
	{ "7258", "7258", "X3", "8018" },
	{ "7259", "7259", "X..40", "8018" },
	{ "8001", "8001", "N14", "01" },
	{ "8002", "8002", "X..20" },
	{ "8003", "8003", "N1:zero N13:check X..16?" },
	{ "8004", "8004", "X..30" },
	{ "8005", "8005", "N6", "01,02" },
	{ "8006", "8006", "N14:check N4:piece", NULL, "01,37" },
	{ "8007", "8007", "X..34", "415" },
	{ "8008", "8008", "N6:date N2 N2? N2?", "01,02" },
	{ "8009", "8009", "X..50", "00,01" },
	{ "8010", "8010", "Y..30" },
	{ "8011", "8011", "N..12", "8010" },
	{ "8012", "8012", "X..20", "01,8006" },
	{ "8013", "8013", "X..25" },
	{ "8014", "8014", "X..25" },
	{ "8017", "8017", "N18:check", NULL, "8018" },
	{ "8018", "8018", "N18:check", NULL, "8017" },
	{ "8019", "8019", "N..10", "8017,8018" },
	{ "8020", "8020", "X..25", "415" },
	{ "8026", "8026", "N14:check N4:piece", "37", "02,8006" },
	{ "8030", "8030", "Z..90" },
	{ "8110", "8110", "X..70" },
	{ "8111", "8111", "N4", "255" },
	{ "8112", "8112", "X..70" },
	{ "8200", "8200", "X..70", "01" },
	{ "90", "90", "X..30" },
	{ "91", "99", "X..90" },
};

bool gs1_are_digits(const char *text, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return true;
}

size_t gs1_ai_digits(const struct gs1_ai *ai)
{
	return strlen(ai->first);
}

/* Of measures (31nn to 36nn) the last digit counts the decimals, and six digits have room for five. */
static bool has_too_many_decimals(const char *text)
{
	return text[0] == '3' && text[1] >= '1' && text[1] <= '6' && text[3] > '5';
}

static bool ai_begins(const struct gs1_ai *ai, const char *text)
{
	size_t digits = gs1_ai_digits(ai);
	return strnlen(text, digits) == digits && gs1_are_digits(text, digits) &&
		strncmp(text, ai->first, digits) >= 0 && strncmp(text, ai->last, digits) <= 0 &&
		!(digits == 4 && has_too_many_decimals(text));
}

const struct gs1_ai *gs1_ai_find(const char *text)
{
	/* No identifier is the beginning of another one, so the first that fits is the only one. */
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (ai_begins(&table[i], text))
			return &table[i];
	return NULL;
}

/*
 * General Specifications, section 7.8, "predefined length", less 23, which was taken off when 235 was given
 * out. The list goes by the first two digits and is frozen: whatever is new is ended by a separator, however
 * long it is.
 */
size_t gs1_ai_predefined_length(const char *ai)
{
	static const struct {
		char first[3], last[3];
		size_t length; /* identifier included */
	} lengths[] = {
		{ "00", "00", 20 },
		{ "01", "03", 16 },
		{ "04", "04", 18 },
		{ "11", "19", 8 },
		{ "20", "20", 4 },
		{ "31", "36", 10 },
		{ "41", "41", 16 },
	};
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		if (strncmp(ai, lengths[i].first, 2) >= 0 && strncmp(ai, lengths[i].last, 2) <= 0) {
			const struct gs1_ai *found = gs1_ai_find(ai);
			return found ? lengths[i].length - gs1_ai_digits(found) : 0;
		}
	return 0;
}

bool gs1_ai_is_listed(const char *list, const char *ai, size_t digits)
{
	while (list && *list) {
		size_t length = strcspn(list, ", ");
		if (length == digits && strncmp(list, ai, digits) == 0)
			return true;
		list += length;
		list += strspn(list, ", ");
	}
	return false;
}

/* General Specifications, section 7.9: weights 3, 1, 3 … from the right. */
char gs1_check_digit(const char *digits, size_t count)
{
	unsigned sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += (unsigned)(digits[i] - '0') * ((count - i) % 2 ? 3u : 1u);
	return (char)('0' + (10 - sum % 10) % 10);
}

static int two_digits(const char *text)
{
	return (text[0] - '0') * 10 + (text[1] - '0');
}

/* General Specifications, section 7.12: a two-digit year lies from 49 years back to 50 years ahead. */
static int year_near(int two, int year)
{
	int century = year - year % 100;
	int ahead = two - year % 100;
	if (ahead >= 51)
		century -= 100;
	else if (ahead <= -50)
		century += 100;
	return century + two;
}

day_t gs1_day(const char *digits, int year)
{
	int full_year = year_near(two_digits(digits), year);
	int month = two_digits(digits + 2);
	int day = two_digits(digits + 4);
	if (month < 1 || month > 12)
		return DAY_NONE;
	return day == 0 ? day_month_end(full_year, month) : day_of(full_year, month, day);
}

/* One part of a format. */
struct part {
	char set;
	size_t least, most;
	bool optional;
	const char *check; /* in the format, up to a blank; empty without one */
};

/* Gives the place behind the part, at the next one or at the end. */
static const char *part_read(const char *format, struct part *part)
{
	*part = (struct part){ .set = *format++ };
	bool up_to = *format == '.';
	if (up_to)
		format += 2;
	char *end;
	part->most = strtoul(format, &end, 10);
	part->least = up_to ? 1 : part->most;
	part->optional = *end == '?';
	if (part->optional)
		end++;
	if (*end == ':')
		end++;
	part->check = end;
	end += strcspn(end, " ");
	return end + strspn(end, " ");
}

static bool part_is_checked(const struct part *part, const char *check)
{
	size_t length = strlen(check);
	return strncmp(part->check, check, length) == 0 && strchr(" ", part->check[length]) != NULL;
}

/* General Specifications, section 7.11. */
static bool is_in_set(char character, char set)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	if (character == '\0')
		return false;
	if (character >= '0' && character <= '9')
		return true;
	switch (set) {
	case 'X':
		return strchr(letters, character) || strchr("!\"%&'()*+,-./:;<=>?_", character);
	case 'Y':
		return (character >= 'A' && character <= 'Z') || strchr("#-/", character);
	case 'Z':
		return strchr(letters, character) || strchr("-_=", character);
	default:
		return false;
	}
}

/* A value under check, with what its sentences need. */
struct checked {
	const char *ai;
	const char *shown; /* the whole value, safe to print */
	int year;
	struct pool *pool;
	struct error *error;
};

static int check_set(const struct checked *checked, const struct part *part, const char *value, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (is_in_set(value[i], part->set))
			continue;
		const char *character = text_printable(value + i, 1, checked->pool);
		if (part->set == 'N')
			return error_set(checked->error, STATUS_DATA,
				_("'(%s)%s': '%s' stands where a digit must be; scan the code again"),
				checked->ai, checked->shown, character);
		return error_set(checked->error, STATUS_DATA,
			_("'(%s)%s': GS1 does not allow the character '%s'; scan the code again"),
			checked->ai, checked->shown, character);
	}
	return STATUS_OK;
}

static int check_date(const struct checked *checked, const char *digits, bool month_alone)
{
	int month = two_digits(digits + 2);
	if (month < 1 || month > 12)
		return error_set(checked->error, STATUS_DATA,
			_("'(%s)%s': there is no month %.2s; the date is written YYMMDD"), checked->ai,
			checked->shown, digits + 2);
	if (two_digits(digits + 4) == 0 && !month_alone)
		return error_set(checked->error, STATUS_DATA,
			_("'(%s)%s': the day may not be 00 here; the date is written YYMMDD"), checked->ai,
			checked->shown);
	if (gs1_day(digits, checked->year) == DAY_NONE)
		return error_set(checked->error, STATUS_DATA,
			_("'(%s)%s': there is no such day; the date is written YYMMDD"), checked->ai,
			checked->shown);
	return STATUS_OK;
}

static int check_part(
	const struct checked *checked, const struct part *part, const char *value, size_t length)
{
	if (part_is_checked(part, "check") && gs1_check_digit(value, length - 1) != value[length - 1])
		return error_set(checked->error, STATUS_DATA,
			_("'(%s)%s': the check digit is %c, and %c would be right; scan the code again"),
			checked->ai, checked->shown, value[length - 1], gs1_check_digit(value, length - 1));
	if (part_is_checked(part, "date"))
		return check_date(checked, value, false);
	if (part_is_checked(part, "date-or-month"))
		return check_date(checked, value, true);
	if (part_is_checked(part, "time") && (two_digits(value) > 23 || two_digits(value + 2) > 59))
		return error_set(checked->error, STATUS_DATA,
			_("'(%s)%s': there is no such time of day; the time is written HHMM"), checked->ai,
			checked->shown);
	if (part_is_checked(part, "zero") && value[0] != '0')
		return error_set(checked->error, STATUS_DATA, _("'(%s)%s': the value must begin with 0"),
			checked->ai, checked->shown);
	if (part_is_checked(part, "piece") &&
		(two_digits(value) == 0 || two_digits(value) > two_digits(value + 2)))
		return error_set(checked->error, STATUS_DATA, _("'(%s)%s': there is no piece %.2s of %.2s"),
			checked->ai, checked->shown, value, value + 2);
	return STATUS_OK;
}

static int check_length(const struct checked *checked, const char *format, size_t length)
{
	size_t least = 0, most = 0;
	while (*format) {
		struct part part;
		format = part_read(format, &part);
		least += part.optional ? 0 : part.least;
		most += part.most;
	}
	if (length == 0)
		return error_set(checked->error, STATUS_DATA,
			_("'(%s)': the value is empty; scan the code again"), checked->ai);
	if (length < least)
		return error_set(checked->error, STATUS_DATA,
			_("'(%s)%s': length %zu, and %zu is needed; scan the code again"), checked->ai,
			checked->shown, length, least);
	if (length > most)
		return error_set(checked->error, STATUS_DATA,
			_("'(%s)%s': length %zu, and %zu is the most; does the scanner send the separators?"),
			checked->ai, checked->shown, length, most);
	return STATUS_OK;
}

int gs1_ai_check(const struct gs1_ai *ai, const char *name, const char *value, size_t length, int year,
	struct pool *pool, struct error *error)
{
	struct checked checked = { name, text_printable(value, length, pool), year, pool, error };
	const char *format = ai->format;
	int status = check_length(&checked, format, length);
	while (status == STATUS_OK && *format && length > 0) {
		struct part part;
		format = part_read(format, &part);
		size_t taken = length < part.most ? length : part.most;
		status = check_set(&checked, &part, value, taken);
		if (status == STATUS_OK && taken < part.least)
			status = error_set(error, STATUS_DATA,
				_("'(%s)%s': the end of the value is missing; scan the code again"), name,
				checked.shown);
		if (status == STATUS_OK)
			status = check_part(&checked, &part, value, taken);
		value += taken;
		length -= taken;
	}
	return status;
}
