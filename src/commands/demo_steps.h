/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the demo clinic comes into being: command lines, run one after the other as a person would. */
#pragma once
#include "ampoule/command.h"

#define DEMO_NAME "Demo clinic"
#define DEMO_ZONE "Europe/Madrid"
#define DEMO_PIN "2468" /* of every operator */

/*
 * Runs them on a new database in `folder`, of which csv/ holds the files, and last the export of a workbook named
 * after the month. `*entry` is the number of the last entry. The clock is the context's.
 * Errors: those of the command that failed, after its words.
 */
int demo_play(struct context *context, const char *folder, const char *workbook, int64_t *entry);
