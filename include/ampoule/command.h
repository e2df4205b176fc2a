/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a command is, and what the program prepares for it. A command's descriptor
 * stands at the top of its own file; src/commands/table.c lists their addresses.
 *
 * A command that reads has `run`. One that posts has `post`, and `plan` where
 * there is something to look at before: the plan is made in a read transaction,
 * shown and asked about, then made again under the write lock; if it came out
 * differently it is shown again (DESIGN.md, section 4.9).
 */
#pragma once
#include <argp.h>
#include <stdbool.h>
#include <stdio.h>
#include "ampoule/day.h"
#include "ampoule/error.h"
#include "ampoule/ledger.h"
#include "ampoule/pool.h"
#include "ampoule/report.h"
#include "ampoule/role.h"
#include "ampoule/store.h"

enum group {
	GROUP_DAILY,
	GROUP_REPORT,
	GROUP_CATALOGUE,
	GROUP_SYSTEM,
};

enum needs {
	NEEDS_NOTHING,	/* no database */
	NEEDS_READING,	/* one read transaction around `run` */
	NEEDS_DATABASE, /* opened to write; the command keeps its own transactions (import, demo) */
	NEEDS_POSTING,	/* plan, ask, one write transaction around `post` */
};

/* Options with one meaning everywhere. */
struct common {
	const char *database; /* --db */
	const char *on;	      /* --on */
	const char *at;	      /* --at: a location's code */
	const char *why;      /* --reason */
	const char *document;
	const char *ref;
	const char *output; /* -o */
	const char *format; /* --format, NULL when not said */
	bool yes, dry_run, no_input, quiet, force, excel;
};

/* What a command is given. */
struct context {
	struct common common;
	struct store *store; /* NULL for NEEDS_NOTHING */
	struct error *error;
	struct pool *pool; /* lives as long as the command */
	struct act act;	   /* for its entries; `when` from --on */
	day_t today;	   /* the clinic's */
	int digits;	   /* of the clinic's currency */
	bool test;	   /* a database made for trying: the clock may be set */
	FILE *out;	   /* results; held back until the transaction is committed */
	FILE *err;	   /* plans, notes, progress */
	bool terminal;	   /* results go to a terminal */
	unsigned role;	   /* of who acts: one ROLE_ bit */
};

struct command {
	const char *name;
	const char *verb; /* NULL for a command without */
	enum group group;
	const char *summary; /* one line, for the list */
	const char *arguments; /* "PATIENT [ITEM…]", for the usage line */
	const char *details;   /* for --help; NULL: the summary will do */
	const struct argp_option *options; /* its own; ended by { 0 }; NULL: none */
	error_t (*parse)(int key, char *arg, struct argp_state *state); /* fills state->input */
	size_t arguments_size; /* of what `parse` fills */
	enum needs needs;
	unsigned roles;
	int (*run)(struct context *context, void *arguments);
	/* `*plan` belongs to the pool; what it means is written to `shown`. */
	int (*plan)(struct context *context, void *arguments, void **plan, FILE *shown);
	/* What was posted is printed to context->out. `plan` is NULL without the above. */
	int (*post)(struct context *context, void *arguments, void *plan);
	bool asks; /* a person confirms the plan on a terminal, unless --yes */
};

/* Commands in the order of the help, ended by NULL. */
extern const struct command *const commands[];

/*
 * Runs one command line: parses it, prepares what its command needs, runs it, prints what went wrong. Returns
 * the exit status. `now` is the clock. `out` and `err` are where it prints.
 */
int program_run(int argc, char **argv, instant_t now, FILE *out, FILE *err);
