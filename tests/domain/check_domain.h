/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The test cases of the rules' suite: one file each. */
#pragma once
#include <check.h>

TCase *check_cost(void);
TCase *check_count(void);
TCase *check_course(void);
TCase *check_reserve(void);
TCase *check_forecast(void);
TCase *check_day(void);
TCase *check_error(void);
TCase *check_fefo(void);
TCase *check_gs1(void);
TCase *check_invoice(void);
TCase *check_money(void);
TCase *check_quantity(void);
TCase *check_recipe(void);
TCase *check_text(void);
TCase *check_thing(void);
TCase *check_valuation(void);
TCase *check_safety(void);
