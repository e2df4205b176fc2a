/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scans: what is read, what is refused and in which words. The vectors were run through GS1's own engine. */
#include "check_domain.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/gs1.h"

#define GS "\x1D"
#define GTIN "09521234543213"

enum { THIS_YEAR = 2026, ELEMENTS_TEXT_MAX = 8192 };

/* "01=09521234543213;10=ABC": what the tables expect. */
static const char *elements_text(const struct gs1 *gs1)
{
	static char text[ELEMENTS_TEXT_MAX];
	char *to = text;
	*to = '\0';
	for (size_t i = 0; i < gs1->count; i++)
		to += sprintf(to, "%s%s=%s", i ? ";" : "", gs1->elements[i].ai, gs1->elements[i].value);
	return text;
}

static struct gs1 parsed(const char *text)
{
	struct gs1 gs1;
	struct error error = { 0 };
	int status = gs1_parse(text, THIS_YEAR, false, &gs1, &error);
	ck_assert_msg(status == STATUS_OK, "%s: %s", text, error.text);
	return gs1;
}

static bool is_accepted(const char *text, bool strict)
{
	struct gs1 gs1;
	struct error error = { 0 };
	int status = gs1_parse(text, THIS_YEAR, strict, &gs1, &error);
	if (status != STATUS_OK) {
		ck_assert_int_eq(status, STATUS_DATA);
		ck_assert_int_eq(error.status, STATUS_DATA);
		ck_assert_uint_eq(gs1.count, 0);
		ck_assert_int_eq(gs1.expires, DAY_NONE);
	}
	error_clear(&error);
	return status == STATUS_OK;
}

/* That a scan is refused in a sentence that holds each of the words (apart by `|`). */
static void assert_refused(const char *text, bool strict, const char *words)
{
	struct gs1 gs1;
	struct error error = { 0 };
	ck_assert_msg(gs1_parse(text, THIS_YEAR, strict, &gs1, &error) == STATUS_DATA, "read: %s", text);
	for (const char *at = error.text; *at; at++)
		ck_assert_msg((unsigned char)*at >= ' ', "control character in: %s", error.text);
	while (*words) {
		size_t length = strcspn(words, "|");
		char word[80];
		snprintf(word, sizeof word, "%.*s", (int)length, words);
		ck_assert_msg(strstr(error.text, word) != NULL, "no '%s' in: %s", word, error.text);
		words += length + (words[length] == '|');
	}
	error_clear(&error);
}

/* That what gs1_format writes is read as the same elements, values and expiry. */
static void assert_comes_back(const struct gs1 *gs1)
{
	static char text[ELEMENTS_TEXT_MAX];
	struct gs1 again = parsed(gs1_format(gs1, text, sizeof text));
	ck_assert_uint_eq(again.count, gs1->count);
	for (size_t i = 0; i < gs1->count; i++) {
		ck_assert_str_eq(again.elements[i].ai, gs1->elements[i].ai);
		ck_assert_str_eq(again.elements[i].value, gs1->elements[i].value);
	}
	ck_assert_str_eq(again.gtin, gs1->gtin);
	ck_assert_str_eq(again.lot, gs1->lot);
	ck_assert_str_eq(again.serial, gs1->serial);
	ck_assert_int_eq(again.expires, gs1->expires);
	ck_assert_int_eq(again.expires_month_only, gs1->expires_month_only);
}

static const struct {
	const char *text;
	const char *elements;
} accepted[] = {
	/* The engine's. */
	{ "]d201" GTIN "3153005000", "01=" GTIN ";3153=005000" },
	{ "]d2011231231231233310ABC123" GS "99TESTING", "01=12312312312333;10=ABC123;99=TESTING" },
	{ "]d201" GTIN "1027A04" GS "17270531" GS, "01=" GTIN ";10=27A04;17=270531" },
	{ "(3100)123456(10)12345", "3100=123456;10=12345" },
	{ "]d201" GTIN "70032705311200", "01=" GTIN ";7003=2705311200" },
	{ "]d201" GTIN "30125", "01=" GTIN ";30=125" },
	{ "]d2010460043993125621JgXJ5.T91EE06", "01=04600439931256;21=JgXJ5.T91EE06" },
	{ "]d2242123456" GS "10ABC123", "242=123456;10=ABC123" },
	{ "https://id.gs1.org/01/" GTIN "/10/ABC%2F1/21/S9?17=270500",
		"01=" GTIN ";10=ABC/1;21=S9;17=270500" },
	{ "https://a/01/12312312312333/22/TEST/10/ABC/21/XYZ", "01=12312312312333;22=TEST;10=ABC;21=XYZ" },
	{ "]d2010460043993125621JgXJ5.T" GS "93dGVz", "01=04600439931256;21=JgXJ5.T;93=dGVz" },
	{ "]d201" GTIN "10AAA" GS "10AAA", "01=" GTIN ";10=AAA;10=AAA" },
	{ "]d201" GTIN "2001", "01=" GTIN ";20=01" },
	{ "]Q3011231231231233310ABC123" GS "99TESTING", "01=12312312312333;10=ABC123;99=TESTING" },
	{ "https://id.gs1.org/01/" GTIN "/10/ABC123?17=270531", "01=" GTIN ";10=ABC123;17=270531" },
	{ "]d20112345678901231" GS "991234", "01=12345678901231;99=1234" },
	{ "(01)" GTIN "(10)ABC123(99)TEST", "01=" GTIN ";10=ABC123;99=TEST" },
	{ "]d2991234", "99=1234" },
	{ "]d20112345678901231991234", "01=12345678901231;99=1234" },
	{ "(02)12345678901231(37)123(00)123456789012345675",
		"02=12345678901231;37=123;00=123456789012345675" },
	{ "(01)12345678901231(400)ABC(400)ABC", "01=12345678901231;400=ABC;400=ABC" },
	{ "]d201" GTIN "310200012510AB", "01=" GTIN ";3102=000125;10=AB" },
	/* Plain EAN and UPC are AI 01 alone. */
	{ "]E02112345678900", "01=02112345678900" },
	{ "]E402345673", "01=00000002345673" },
	{ "02345673", "01=00000002345673" },
	{ "012345678905", "01=00012345678905" },
	{ "4600439931256", "01=04600439931256" },
	{ GTIN, "01=" GTIN },
	{ "]I1" GTIN, "01=" GTIN },
	{ "]d14600439931256", "01=04600439931256" },
	/* A second barcode of the pack, as many digits as a GTIN has. */
	{ "17270531", "17=270531" },
	{ "17270531101234", "17=270531;10=1234" },
	/* Separators: at the beginning, at the end, behind a predefined length, in other words. */
	{ "]d2" GS "01" GTIN "10A", "01=" GTIN ";10=A" },
	{ GS "01" GTIN GS "17270531" GS "10A" GS, "01=" GTIN ";17=270531;10=A" },
	{ "01" GTIN "10A<GS>17270531", "01=" GTIN ";10=A;17=270531" },
	{ "01" GTIN "10A{GS}17270531", "01=" GTIN ";10=A;17=270531" },
	{ "01" GTIN "10A~17270531~", "01=" GTIN ";10=A;17=270531" },
	{ "01" GTIN "10A<GS>B" GS "17270531", "01=" GTIN ";10=A<GS>B;17=270531" },
	{ "(01)" GTIN "(10)A<GS>B", "01=" GTIN ";10=A<GS>B" },
	/* Other prefixes. */
	{ "]C101" GTIN "10A", "01=" GTIN ";10=A" },
	{ "]e001" GTIN "10A", "01=" GTIN ";10=A" },
	{ "]J101" GTIN "10A", "01=" GTIN ";10=A" },
	{ "]d1https://a/01/" GTIN, "01=" GTIN },
	{ "]Q1HTTPS://A/01/" GTIN "/10/a", "01=" GTIN ";10=a" },
	/* Lots are kept as they are. */
	{ "01" GTIN "10=1+1", "01=" GTIN ";10==1+1" },
	{ "01" GTIN "10-5", "01=" GTIN ";10=-5" },
	{ "01" GTIN "10+5", "01=" GTIN ";10=+5" },
	{ "01" GTIN "10'5", "01=" GTIN ";10='5" },
	{ "01" GTIN "10007", "01=" GTIN ";10=007" },
	{ "01" GTIN "10!\"%&'()*+,-./:;<=>", "01=" GTIN ";10=!\"%&'()*+,-./:;<=>" },
	{ "01" GTIN "10?_aZ", "01=" GTIN ";10=?_aZ" },
	{ "(01)" GTIN "(10)A\\(1)", "01=" GTIN ";10=A(1)" },
	{ "01" GTIN "10ABCDEFGHIJ0123456789", "01=" GTIN ";10=ABCDEFGHIJ0123456789" },
	/* The Russian marking: key and signature are kept. */
	{ "01046004399312562151SN00000ABCD" GS "91EE06" GS "92abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=",
		"01=04600439931256;21=51SN00000ABCD;91=EE06;92="
		"abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=" },
	/* Links. */
	{ "http://a.example/shop/x/01/" GTIN, "01=" GTIN },
	{ "https://a/01/" GTIN "?x=1&17=270531&linkType=gs1:pip#top", "01=" GTIN ";17=270531" },
	{ "https://a/01/" GTIN "/235/TPX", "01=" GTIN ";235=TPX" },
	{ "https://a/01/" GTIN "/10/%3d%2b%25", "01=" GTIN ";10==+%" },
	{ "https://a/00/123456789012345675?02=12345678901231&37=5",
		"00=123456789012345675;02=12345678901231;37=5" },
	{ "https://a/414/9521234543213/254/X1", "414=9521234543213;254=X1" },
	/* Parts of a value that may be missing. */
	{ "(253)9521234543213", "253=9521234543213" },
	{ "(253)9521234543213AB1", "253=9521234543213AB1" },
	{ "(7007)270101", "7007=270101" },
	{ "(7007)270101270131", "7007=270101270131" },
	{ "(8006)" GTIN "0102", "8006=" GTIN "0102" },
	{ "(8010)A#1/-", "8010=A#1/-" },
	{ "(8030)a-_=", "8030=a-_=" },
};

START_TEST(what_is_accepted_is_read_and_comes_back)
{
	struct gs1 gs1 = parsed(accepted[_i].text);
	ck_assert_str_eq(elements_text(&gs1), accepted[_i].elements);
	assert_comes_back(&gs1);
}
END_TEST

static const struct {
	const char *text;
	const char *words;
} refused[] = {
	/* The engine's. */
	{ "(15", "brackets" },
	{ "]E41234567", "not a code" },
	{ "(01)95012345678902(3103)000123", "(01)95012345678902|check digit is 2" },
	{ "]d201123456789012312", "'2' does not begin" },
	{ "]d201" GTIN "10", "(10)|empty" },
	{ "(10)12345^", "(10)12345^|'^'" },
	{ "]d2891234", "891234|application identifier" },
	{ "https://id.gs1.org/01/09521234543214/10/A",
		"(01)09521234543214|check digit is 4|3 would be right" },
	{ "(21)ABC123", "(21)ABC123|01,03,8006" },
	{ "]d201" GTIN "17270001", "(17)270001|month 00" },
	{ "https://a/01/12312312312333?99=", "(99)|empty" },
	{ "]C101123123123133^10ABC", "digit" },
	{ "(00)123456789012345670", "(00)|check digit is 0|5 would be right" },
	{ "]d210ABC123", "(10)ABC123|01,02,03,8006,8026" },
	{ "(10)12345(11)", "(11)|empty" },
	{ "]d201" GTIN "17270431", "(17)270431|no such day" },
	{ "]d20112345678901234", "(01)12345678901234|check digit is 4|1 would be right" },
	{ "]d2011234567890123", "(01)1234567890123|length 13|14" },
	{ "]E402345674", "02345674|check digit is 4" },
	{ "]XX", "]XX" },
	{ "]d217270531", "(17)270531|01,02,03,255,8006,8026" },
	{ "]d201195212345432111727053110A", "(01)19521234543211|check digit is 1|0 would be right" },
	{ "]X", "]X|prefix" },
	{ "]Q3", "empty" },
	{ "]d201" GTIN "10AB C", "(10)AB C|' '" },
	/* Nothing to read. */
	{ "", "empty" },
	{ "]d2" GS, "empty" },
	{ "]", "prefix" },
	{ "01" GTIN "10A" GS GS "17270531", "application identifier" },
	{ "HtTp://a/b/00/006141411234567890", "HtTp" },
	{ "]d1ABC", "not a code of GS1" },
	/* Digits that are neither a GTIN nor elements. */
	{ "4600439931257", "check digit is 7|6 would be right" },
	{ "40012345", "check digit" },
	{ "]E0460043993126", "check digit" },
	/* Lengths. */
	{ "01" GTIN "10ABCDEFGHIJ0123456789X", "(10)ABCDEFGHIJ0123456789X|length 21|20|separators" },
	{ "(20)1", "(20)1|length 1" },
	/* Characters. */
	{ "(01)" GTIN "(10)A~B", "(10)A~B|'~'" },
	{ "(01)" GTIN "(10)A" GS "B", "(10)A" },
	{ "(01)" GTIN "(10)caf\xC3\xA9", "(10)caf" },
	{ "(01)" GTIN "(10)A\x1B[2J", "(10)A" },
	{ "(30)12A", "(30)12A|'A'|digit" },
	/* Dates and times. */
	{ "01" GTIN "17270229", "(17)270229|no such day" },
	{ "01" GTIN "17271301", "(17)271301|month 13" },
	{ "01" GTIN "1727A531", "(17)27A531|'A'" },
	{ "01" GTIN "1727053", "(17)27053|length 5" },
	{ "(7003)2705001200", "(7003)2705001200|00" },
	{ "(7003)2705312400", "(7003)2705312400|time" },
	{ "(7003)2705311260", "(7003)2705311260|time" },
	/* Values of several parts. */
	{ "(8006)" GTIN "0302", "piece 03 of 02" },
	{ "(8003)19521234543213", "begin with 0" },
	{ "(7007)2701012701", "(7007)2701012701" },
	{ "(3106)123456", "no identifier '(3106)'" },
	{ "(19)a", "no identifier '(19)'" },
	/* Elements together. */
	{ "(01)" GTIN "(10)A(10)B", "(10)A|(10)B" },
	{ "(01)" GTIN "(02)12345678901231", "(01)|(02)" },
	{ "(01)" GTIN "(37)2", "(01)|(37)" },
	{ "(01)" GTIN "(21)A(235)B", "(21)A|(235)B" },
	{ "(01)" GTIN "(250)A", "(250)A|21" },
	/* Links. */
	{ "https://a/", "link|GS1 key" },
	{ "https://a/x/y?01=" GTIN, "GS1 key" },
	{ "https://01/" GTIN, "GS1 key" },
	{ "https://a/01/" GTIN "/", "GS1 key" },
	{ "https://a/01/9521234543213", "(01)9521234543213|length 13" },
	{ "https://a/01/" GTIN "/21/A/10/B", "'10'" },
	{ "https://a/01/" GTIN "/235/A/10/B", "'10'" },
	{ "https://a/01/" GTIN "/17/270531", "'17'" },
	{ "https://a/01/" GTIN "?10=A", "'10'|path" },
	{ "https://a/01/" GTIN "?19=A", "'19'" },
	{ "https://a/01/" GTIN "?171=A", "'171'" },
	{ "https://a/01/" GTIN "/10/A%2", "%|hexadecimal" },
	{ "https://a/01/" GTIN "/10/A%zz", "hexadecimal" },
	{ "https://a/01/" GTIN "/10/A%00B", "(10)A" },
	{ "https://a/01/" GTIN "/10/A%1D17270531", "(10)A" },
	{ "https://a/01/" GTIN "?99=a+b", "(99)a b|' '" },
	/* Neighbours. */
	{ "+A123BJC5D6E71G", "HIBC code, which is not read" },
	{ "]C0+A123BJC5D6E71G", "HIBC code, which is not read" },
	{ "+A123BJC5D6E71H", "HIBC|wrong check character" },
	{ "[)>\x1E"
	  "06" GS "9N111234567842" GS "1TA1" GS "D270531" GS "S1\x1E\x04",
		"ISO 15434" },
	{ "]d1[)>\x1E"
	  "06" GS "9N111234567842",
		"ISO 15434" },
};

START_TEST(what_is_refused_is_named)
{
	assert_refused(refused[_i].text, true, refused[_i].words);
}
END_TEST

START_TEST(companions_are_asked_for_only_when_strict)
{
	static const char *const alone[] = { "(21)ABC123", "]d210ABC123", "]d217270531", "(7004)12",
		"(37)3" };
	for (size_t i = 0; i < sizeof alone / sizeof *alone; i++) {
		ck_assert(is_accepted(alone[i], false));
		ck_assert(!is_accepted(alone[i], true));
	}
	ck_assert(is_accepted("(01)" GTIN "(10)A(17)270531(21)S(250)T", true));
	ck_assert(is_accepted("(00)123456789012345675(02)12345678901231(37)5", true));
}
END_TEST

static const struct {
	const char *date;
	int year;
	int expected[3];
} dates[] = {
	{ "270531", 2026, { 2027, 5, 31 } },
	{ "280200", 2026, { 2028, 2, 29 } },
	{ "270200", 2026, { 2027, 2, 28 } },
	{ "280229", 2026, { 2028, 2, 29 } },
	{ "760101", 2026, { 2076, 1, 1 } },
	{ "770101", 2026, { 1977, 1, 1 } },
	{ "990101", 2026, { 1999, 1, 1 } },
	{ "260930", 2026, { 2026, 9, 30 } },
	{ "250600", 2026, { 2025, 6, 30 } },
	{ "000101", 2049, { 2000, 1, 1 } },
	{ "000101", 2051, { 2100, 1, 1 } },
	{ "020101", 2051, { 2002, 1, 1 } },
	{ "480101", 2098, { 2148, 1, 1 } },
	{ "490101", 1999, { 2049, 1, 1 } },
};

START_TEST(dates_fall_into_the_century_around_the_scan)
{
	char text[40];
	struct gs1 gs1;
	struct error error = { 0 };
	snprintf(text, sizeof text, "(17)%s", dates[_i].date);
	ck_assert_int_eq(gs1_parse(text, dates[_i].year, false, &gs1, &error), STATUS_OK);
	const int *day = dates[_i].expected;
	ck_assert_int_eq(gs1.expires, day_of(day[0], day[1], day[2]));
	ck_assert(gs1.expires_month_only == (strcmp(dates[_i].date + 4, "00") == 0));
}
END_TEST

START_TEST(century_years_are_leap_years_every_fourth_time)
{
	struct gs1 gs1;
	struct error error = { 0 };
	ck_assert_int_eq(gs1_parse("(17)000229", 2026, false, &gs1, &error), STATUS_OK);
	ck_assert_int_eq(gs1_parse("(17)000229", 2090, false, &gs1, &error), STATUS_DATA);
	error_clear(&error);
}
END_TEST

START_TEST(what_the_program_asks_for_is_taken_out)
{
	struct gs1 gs1 = parsed("]d201" GTIN "1027A04" GS "2100S'9" GS "17270500");
	ck_assert_str_eq(gs1.gtin, GTIN);
	ck_assert_str_eq(gs1.lot, "27A04");
	ck_assert_str_eq(gs1.serial, "00S'9");
	ck_assert_int_eq(gs1.expires, day_of(2027, 5, 31));
	ck_assert(gs1.expires_month_only);
	ck_assert(!gs1.suspect);

	gs1 = parsed("(02)" GTIN "(37)10");
	ck_assert_str_eq(gs1.gtin, GTIN);
	ck_assert_str_eq(gs1.lot, "");
	ck_assert_int_eq(gs1.expires, DAY_NONE);

	/* The earlier of two. */
	gs1 = parsed("(01)" GTIN "(17)270500(7003)2705301200");
	ck_assert_int_eq(gs1.expires, day_of(2027, 5, 30));
	ck_assert(!gs1.expires_month_only);
}
END_TEST

START_TEST(a_value_that_swallowed_the_next_element_is_suspect)
{
	static const struct {
		const char *text;
		bool suspect;
	} table[] = {
		{ "01" GTIN "1027A0417270531", true },
		{ "01" GTIN "1027A0417270531" GS, true },
		{ "01" GTIN "1027A0417270500", true },
		{ "01" GTIN "21S117270531", true },
		{ "01" GTIN "21S11727053110AB", true },
		{ "01" GTIN "10AB21S1", true },
		{ "01" GTIN "21S110AB", true },
		{ "]d2010460043993125621JgXJ5.T91EE06", true },
		{ "01046004399312562151SN00000ABCD93dGVz", true },
		/* Nothing swallowed. */
		{ "01" GTIN "1027A04" GS "17270531", false },
		{ "01" GTIN "1727053110AB21S1", false },
		{ "01" GTIN "1027A0417271331", false },
		{ "01" GTIN "1017270531", false },
		{ "01" GTIN "1021", false },
		{ "01" GTIN "10AB21", false },
		{ "010460043993125621JgXJ10Tabcdef" GS "91EE06" GS "92abc", false },
		/* Who writes brackets has told the elements apart. */
		{ "(01)" GTIN "(10)27A0417270531", false },
		{ "https://a/01/" GTIN "/10/27A0417270531", false },
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		ck_assert_msg(parsed(table[i].text).suspect == table[i].suspect, "%s", table[i].text);
}
END_TEST

START_TEST(scans_are_told_from_product_codes)
{
	static const char *const scans[] = { "]d2", "]d201", "(01)09", "(10)A", "https://x", "HTTP://x",
		"02345673", GTIN, "01" GTIN "10A", "0109521234543214", "00123456789012345675",
		("10A" GS "17270531"), "+A123BJC5D6E71G", "[)>\03606" };
	static const char *const codes[] = { "", "hair-x", "10ABC", "02345674", "(a)", "(1)", "+10", "2",
		"99", "0100", ("x01" GTIN), "https:", "HtTp://x" };
	for (size_t i = 0; i < sizeof scans / sizeof *scans; i++)
		ck_assert_msg(gs1_looks_scanned(scans[i]), "%s", scans[i]);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		ck_assert_msg(!gs1_looks_scanned(codes[i]), "%s", codes[i]);
}
END_TEST

START_TEST(gtins_become_fourteen_digits)
{
	char gtin[GTIN_LENGTH + 1];
	struct error error = { 0 };
	ck_assert_int_eq(gtin_parse("02345673", gtin, &error), STATUS_OK);
	ck_assert_str_eq(gtin, "00000002345673");
	ck_assert_int_eq(gtin_parse("19521234543210", gtin, &error), STATUS_OK);
	ck_assert_str_eq(gtin, "19521234543210");

	ck_assert_int_eq(gtin_parse("4600439931257", gtin, &error), STATUS_DATA);
	ck_assert_ptr_nonnull(strstr(error.text, "'4600439931257'"));
	ck_assert_ptr_nonnull(strstr(error.text, "7, and 6 would be right"));
	error_clear(&error);

	static const char *const bad[] = { "", "0", "460043993126", "46004399312567890", "46004399312 6",
		"460043993125A", "\x1B[2J56789" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		ck_assert_int_eq(gtin_parse(bad[i], gtin, &error), STATUS_DATA);
		ck_assert_ptr_null(strchr(error.text, '\x1B'));
		error_clear(&error);
	}
}
END_TEST

START_TEST(a_code_holds_no_more_elements_than_the_engine_reads)
{
	char text[8 * (GS1_ELEMENTS_MAX + 1) + 1];
	text[0] = '\0';
	for (int i = 0; i < GS1_ELEMENTS_MAX; i++)
		strcat(text, "(10)A");
	ck_assert_uint_eq(parsed(text).count, GS1_ELEMENTS_MAX);
	strcat(text, "(10)A");
	assert_refused(text, false, "(10)A|64");
}
END_TEST

START_TEST(texts_that_are_too_long_are_refused)
{
	char *text = malloc(GS1_TEXT_MAX + 1000);
	ck_assert_ptr_nonnull(text);
	memset(text, '8', GS1_TEXT_MAX + 999);
	text[GS1_TEXT_MAX + 999] = '\0';
	assert_refused(text, false, "8191");
	text[GS1_TEXT_MAX + 1] = '\0';
	assert_refused(text, false, "8191");
	text[GS1_TEXT_MAX] = '\0';
	assert_refused(text, false, "application identifier");
	memcpy(text, "(99)", 4);
	assert_refused(text, false, "length 8187|90");
	memcpy(text, "https://a/01/", 13);
	assert_refused(text, false, "(01)|length 8178");
	free(text);
}
END_TEST

START_TEST(what_would_be_too_long_in_brackets_is_refused)
{
	char text[GS1_TEXT_MAX] = "";
	for (int i = 0; i < GS1_ELEMENTS_MAX; i++) {
		strcat(text, "91");
		memset(text + strlen(text), '(', 90);
		strcat(text, GS);
	}
	assert_refused(text, false, "8191");
}
END_TEST

START_TEST(format_stays_within_its_room)
{
	struct gs1 gs1 = parsed("(01)" GTIN "(10)ABC");
	char text[12];
	memset(text, 'x', sizeof text);
	ck_assert_str_eq(gs1_format(&gs1, text, 8), "(01)095");
	ck_assert_int_eq(text[8], 'x');
}
END_TEST

/* xorshift: the same bytes on every machine. */
static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* Whatever the bytes: a result that comes back, or one sentence. */
static void parse_anything(const char *text)
{
	struct gs1 gs1;
	struct error error = { 0 };
	gs1_looks_scanned(text);
	if (gs1_parse(text, THIS_YEAR, false, &gs1, &error) == STATUS_OK) {
		ck_assert_ptr_null(error.text);
		ck_assert_uint_gt(gs1.count, 0);
		assert_comes_back(&gs1);
	} else {
		ck_assert_int_eq(error.status, STATUS_DATA);
		ck_assert_uint_eq(gs1.count, 0);
	}
	error_clear(&error);
}

START_TEST(random_bytes_do_no_harm)
{
	static const char likely[] = "0101721]d2(){}<GS>~\\%/?=&;+[)> ABCabc\x1D\x1E\x7F\xC3\xA9";
	uint32_t state = 2463534242u;
	for (int i = 0; i < 20000; i++) {
		char text[48];
		size_t length = next_random(&state) % (sizeof text - 1);
		for (size_t j = 0; j < length; j++)
			text[j] = i % 2 ? (char)(1 + next_random(&state) % 255)
					: likely[next_random(&state) % (sizeof likely - 1)];
		text[length] = '\0';
		parse_anything(text);
	}
}
END_TEST

/* Changes, drops or doubles a character, or puts the end of another vector behind. */
static void mutate(char *text, size_t size, uint32_t *state)
{
	static const char likely[] = "0123456789AZaz()\\%/?=&\x1D~+-]\x01\xFF";
	size_t length = strlen(text);
	size_t at = next_random(state) % (length + 1);
	switch (next_random(state) % 4) {
	case 0:
		if (at < length)
			text[at] = likely[next_random(state) % (sizeof likely - 1)];
		break;
	case 1:
		if (at < length)
			memmove(text + at, text + at + 1, length - at);
		break;
	case 2:
		if (length + 1 < size)
			memmove(text + at + 1, text + at, length - at + 1);
		break;
	default: {
		const char *other = accepted[next_random(state) % (sizeof accepted / sizeof *accepted)].text;
		size_t from = next_random(state) % (strlen(other) + 1);
		snprintf(text + at, size - at, "%s", other + from);
		break;
	}
	}
}

START_TEST(mutated_scans_do_no_harm)
{
	uint32_t state = 88675123u;
	for (int i = 0; i < 60000; i++) {
		char text[200];
		snprintf(text, sizeof text, "%s",
			accepted[(size_t)i % (sizeof accepted / sizeof *accepted)].text);
		for (uint32_t count = 1 + next_random(&state) % 3; count > 0; count--)
			mutate(text, sizeof text, &state);
		parse_anything(text);
	}
}
END_TEST

TCase *check_gs1(void)
{
	TCase *tests = tcase_create("gs1");
	tcase_add_loop_test(
		tests, what_is_accepted_is_read_and_comes_back, 0, sizeof accepted / sizeof *accepted);
	tcase_add_loop_test(tests, what_is_refused_is_named, 0, sizeof refused / sizeof *refused);
	tcase_add_test(tests, companions_are_asked_for_only_when_strict);
	tcase_add_loop_test(
		tests, dates_fall_into_the_century_around_the_scan, 0, sizeof dates / sizeof *dates);
	tcase_add_test(tests, century_years_are_leap_years_every_fourth_time);
	tcase_add_test(tests, what_the_program_asks_for_is_taken_out);
	tcase_add_test(tests, a_value_that_swallowed_the_next_element_is_suspect);
	tcase_add_test(tests, scans_are_told_from_product_codes);
	tcase_add_test(tests, gtins_become_fourteen_digits);
	tcase_add_test(tests, a_code_holds_no_more_elements_than_the_engine_reads);
	tcase_add_test(tests, texts_that_are_too_long_are_refused);
	tcase_add_test(tests, what_would_be_too_long_in_brackets_is_refused);
	tcase_add_test(tests, format_stays_within_its_room);
	tcase_add_test(tests, random_bytes_do_no_harm);
	tcase_add_test(tests, mutated_scans_do_no_harm);
	return tests;
}
