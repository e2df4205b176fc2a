/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of other systems that stand on packs beside GS1's: recognised and named, not read. */
#include <string.h>
#include "ampoule/text.h"
#include "gs1_scan.h"

/* The check characters of ANSI/HIBC 2 in the order of their values. */
static const char hibc_characters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
static const char iso_15434_header[] = "[)>";

enum { HIBC_SHORTEST = 4 };

bool gs1_hibc_is_valid(const char *text)
{
	size_t length = strlen(text);
	if (text[0] != '+' || length < HIBC_SHORTEST || strspn(text, hibc_characters) != length)
		return false;
	size_t sum = 0;
	for (size_t i = 0; i + 1 < length; i++)
		sum += (size_t)(strchr(hibc_characters, text[i]) - hibc_characters);
	return hibc_characters[sum % 43] == text[length - 1];
}

bool gs1_neighbour_is(const char *text)
{
	return text[0] == '+' || strncmp(text, iso_15434_header, strlen(iso_15434_header)) == 0;
}

int gs1_neighbour_refuse(struct gs1_scan *scan, const char *text)
{
	const char *shown = text_printable(text, strlen(text), &scan->pool);
	if (text[0] != '+')
		return error_set(scan->error, STATUS_DATA,
			_("'%s' is an ISO 15434 code (IFA, PPN), which is not read; type product, lot and "
			  "expiry"),
			shown);
	if (gs1_hibc_is_valid(text))
		return error_set(scan->error, STATUS_DATA,
			_("'%s' is a HIBC code, which is not read; type product, lot and expiry"), shown);
	return error_set(scan->error, STATUS_DATA,
		_("'%s' looks like a HIBC code with a wrong check character; type product, lot and expiry"),
		shown);
}
