/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and writes money of a currency, and knows how many digits a currency has. */
#include "ampoule/money.h"
#include <string.h>
#include "ampoule/text.h"
#include "scan.h"

/* ISO 4217 without metals, funds and testing codes, which no clinic is paid in. */
static const struct {
	int digits;
	const char *codes; /* four bytes each */
} currencies[] = {
	{ 0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF " },
	{ 2, "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
	     "CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD "
	     "HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA "
	     "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN "
	     "QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP "
	     "TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG " },
	{ 3, "BHD IQD JOD KWD LYD OMR TND " },
};

enum { CURRENCY_ROWS = sizeof currencies / sizeof *currencies };

static int refuse_currency(const char *code, struct error *error)
{
	struct nearest nearest = { .wanted = code };
	for (size_t row = 0; row < CURRENCY_ROWS; row++) {
		for (const char *at = currencies[row].codes; *at; at += 4)
			nearest_offer(&nearest, (char[4]){ at[0], at[1], at[2], '\0' });
	}
	struct pool pool = { 0 };
	const char *names = nearest_names(&nearest, &pool);
	int status =
		names ? error_set(error, STATUS_DATA, _("'%s' is no currency of ISO 4217; did you mean %s?"),
				QUOTED(code), names)
		      : error_set(error, STATUS_DATA,
				_("'%s' is no currency of ISO 4217; write three letters, such as EUR"),
				QUOTED(code));
	pool_release(&pool);
	return status;
}

int currency_digits(const char *code, struct error *error)
{
	for (size_t row = 0; row < CURRENCY_ROWS && strlen(code) == 3; row++) {
		for (const char *at = currencies[row].codes; *at; at += 4) {
			if (memcmp(at, code, 3) == 0)
				return currencies[row].digits;
		}
	}
	return refuse_currency(code, error);
}

/* `1.250` is 1250 to half of the world. A number that begins with 0 has no thousands. */
static bool is_ambiguous(const struct decimal *read, struct scan start, int digits)
{
	return digits < 3 && read->fraction_digits == 3 && read->whole_digits <= 3 && *start.at != '0';
}

static int refuse_ambiguous(const char *text, struct scan start, struct error *error)
{
	int whole = 0, fraction = 0;
	scan_digits(&start, &whole);
	start.at++;
	scan_digits(&start, &fraction);
	return error_set(error, STATUS_DATA,
		_("'%s' may mean %d%03d or %d and a fraction; write it without a sign between thousands"),
		QUOTED(text), whole, fraction, whole);
}

static int refuse_digits(const char *text, int digits, struct error *error)
{
	if (digits == 0)
		return error_set(error, STATUS_DATA,
			_("'%s' has digits after the point, which the currency does not; write a whole "
			  "number"),
			QUOTED(text));
	return error_set(error, STATUS_DATA,
		_("'%s' has more digits after the point than the currency; write at most %d"), QUOTED(text),
		digits);
}

int money_parse(const char *text, int digits, money_t *out, struct error *error)
{
	struct scan scan = scan_text(text), start = scan;
	struct decimal read;
	if (!scan_is_done(&scan) && (*scan.at == '-' || *scan.at == '+'))
		return error_set(
			error, STATUS_DATA, _("'%s' has a sign; write the amount without one"), QUOTED(text));
	if (!scan_decimal(&scan, digits, true, &read) || !scan_is_done(&scan))
		return error_set(error, STATUS_DATA,
			_("'%s' is not an amount of money; write digits only, such as 1250.00"),
			QUOTED(text));
	if (!read.is_grouped && is_ambiguous(&read, start, digits))
		return refuse_ambiguous(text, start, error);
	if (read.fraction_digits > (size_t)digits)
		return refuse_digits(text, digits, error);
	if (read.is_large || read.value > MONEY_MAX)
		return error_set(error, STATUS_DATA,
			_("'%s' is more money than the program counts; check the amount"), QUOTED(text));
	*out = read.value;
	return 0;
}

char *money_format(money_t money, int digits, char text[MONEY_TEXT_MAX])
{
	uint64_t size = money < 0 ? -(uint64_t)money : (uint64_t)money;
	char reversed[MONEY_TEXT_MAX];
	size_t length = 0;
	for (int place = 0; size > 0 || place <= digits; place++) {
		if (place == digits && digits > 0)
			reversed[length++] = '.';
		reversed[length++] = (char)('0' + size % 10);
		size /= 10;
	}
	if (money < 0)
		reversed[length++] = '-';
	for (size_t i = 0; i < length; i++)
		text[i] = reversed[length - 1 - i];
	text[length] = '\0';
	return text;
}
