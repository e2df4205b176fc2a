/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of a lot, to people and to programs. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/history.h"
#include "ampoule/lot.h"

/* A lot with all that is told of it. */
struct lot_shown {
	struct context *context;
	const char *product, *unit, *container;
	struct lot lot;
	struct lot_view view;
	struct history_line *history;
	size_t history_count;
	bool sees_finance, sees_patients;
};

void lot_print_text(const struct lot_shown *shown);
void lot_print_json(const struct lot_shown *shown);

/* What is read off first: RECALLED, EXPIRED, HELD or usable. */
const char *lot_state(const struct lot_shown *shown);
