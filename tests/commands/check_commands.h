/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The test cases of src/commands, which run command lines against a table of commands of their own. */
#pragma once
#include <check.h>
#include <stdbool.h>
#include <stdint.h>

TCase *check_program(void);
TCase *check_words(void);

/* What a command line gave; `out` and `err` live until the next one. */
struct run {
	int status;
	const char *out, *err;
};

/* Runs the words of a line, parted by single blanks, at 2026-11-23T10:00:00Z plus `seconds`. */
struct run run_at(int seconds, const char *line);
struct run run(const char *line);

/* A database in a folder of its own, for each test; CLINIC in a line is its path. */
void clinic_setup(void);
void clinic_teardown(void);

/* Number of the last entry in it. */
int64_t clinic_head(void);

/* What the plan of `note` says at every later call, after someone else has posted meanwhile; NULL: the same, and
 * nobody has. */
extern const char *plan_later;
