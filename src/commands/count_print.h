/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the lines of a count and what they come to. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/counting.h"

/* A line's values as text, in decimal points; NULL where there is none, or it is not for the reader's role. */
struct count_cells {
	const char *opened; /* "O17", "found" */
	const char *expires;
	const char *expected, *counted, *difference; /* containers, or content of an open one */
	const char *content; /* of the difference */
	const char *value; /* of the difference */
	const char *moved; /* since the snapshot */
	const char *state; /* open, counted, RECOUNT, not counted */
};

/* The line's difference in the plan; NULL when it was not counted. */
const struct count_difference *count_difference_of(
	const struct count_plan *plan, const struct count_line *line);

void count_cells_fill(struct context *context, const struct count_plan *plan, const struct count_line *line,
	struct count_cells *cells);

/* Containers, or content of an open one. */
const char *count_amount_text(struct context *context, const struct count_line *line, int64_t amount);

/* Prints every line, or only those that differ. */
void count_print(struct context *context, const struct count_plan *plan, bool all, FILE *file);

/* "anna 9, bea 8": the figures of a line, as they were entered. */
const char *count_figures_text(struct context *context, const struct count_line *line);

/* Notes which lines must be counted again; gives how many were not counted. */
size_t count_tell_left(struct context *context, const struct count *count);
