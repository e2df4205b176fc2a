/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The suite of src/reports, and the little clinic that its cases report on. */
#pragma once
#include <check.h>
#include <stdio.h>
#include "ampoule/pool.h"
#include "ampoule/report.h"
#include "ampoule/store.h"

TCase *check_charts(void);
TCase *check_definition(void);
TCase *check_render(void);
TCase *check_rollforward(void);
TCase *check_rows(void);
TCase *check_workbook(void);

/* A database in a folder of its own, with its clock at 2026-11-23 12:00 UTC in Madrid, and a reading
 * transaction. */
struct clinic {
	char folder[40];
	char path[64];
	struct store *store;
	struct error error;
	struct pool pool;
	day_t today;
	instant_t now;
	int64_t voided; /* the session that was taken back */
	int64_t void_entry;
};

void clinic_open(struct clinic *clinic);
void clinic_close(struct clinic *clinic);

/* Runs a report with pairs of parameter and value, ended by NULL; gives what was written (pool). */
char *clinic_report(
	struct clinic *clinic, const char *name, enum report_format format, const char *const *values);
struct report_request clinic_request(
	struct clinic *clinic, const struct report *report, const char *const *values);
