/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money in integer minor units of the clinic's one currency (DESIGN.md, section 3). */
#pragma once
#include <stdint.h>
#include "ampoule/error.h"

typedef int64_t money_t; /* minor units: cents where the currency has two digits */

#define MONEY_MAX INT64_C(1000000000000000) /* 10^15 */

/* Digits after the point of an ISO 4217 currency (EUR 2, JPY 0, KWD 3), or a negative status: STATUS_DATA. */
int currency_digits(const char *code, struct error *error);

/*
 * Reads `12`, `12.50`, `12,50`, `1 250.00` (a blank or thin blank may stand between thousands).
 * `1.250` and `1,250` are refused as ambiguous where the currency has fewer than three digits.
 * Errors, STATUS_DATA: not a number, a sign, more digits than the currency has, over MONEY_MAX.
 */
int money_parse(const char *text, int digits, money_t *out, struct error *error);

enum { MONEY_TEXT_MAX = 32 };

/* "12.50", "-0.05"; "1250" where the currency has no digits. Returns `text`. */
char *money_format(money_t money, int digits, char text[MONEY_TEXT_MAX]);
