/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The test cases of src/store. */
#pragma once
#include <check.h>

TCase *check_backup(void);
TCase *check_catalogue(void);
TCase *check_correction(void);
TCase *check_counts(void);
TCase *check_courses(void);
TCase *check_guard(void);
TCase *check_history(void);
TCase *check_ledger(void);
TCase *check_opened(void);
TCase *check_order(void);
TCase *check_purchase(void);
TCase *check_queries(void);
TCase *check_screening(void);
TCase *check_store_file(void);
TCase *check_formulary(void);
TCase *check_taking(void);
TCase *check_valued(void);
TCase *check_visit(void);
TCase *check_tampering(void);
TCase *check_trace(void);
TCase *check_interrupt(void);
