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
#include "ampoule/thing.h"

/* Marks a text of a descriptor or an option for translation; the framework translates it. */
#define N_(text) text

enum group {
	GROUP_DAILY,
	GROUP_REPORT,
	GROUP_CATALOGUE,
	GROUP_SYSTEM,
};

enum needs {
	NEEDS_NOTHING,	/* no database */
	NEEDS_NEW,	/* none yet: the command makes one (init, demo), and fixes the clock itself */
	NEEDS_PLACE,	/* what stands at the database's place, if anything: the command opens it, and looks whose role
			 * may (restore) */
	NEEDS_READING,	/* one read transaction around `run` */
	NEEDS_DATABASE, /* opened to write; the command keeps its own transactions (import) */
	NEEDS_POSTING,	/* plan, ask, one write transaction around `post` */
};

/* Options with one meaning everywhere. */
struct common {
	const char *database; /* --db */
	const char *as;	      /* --as: an operator's code */
	const char *on;	      /* --on */
	const char *at;	      /* --at: a location's code */
	const char *why;      /* --reason */
	const char *document;
	const char **evidence; /* --evidence, each time it was said: paths */
	size_t evidence_count;
	const char *ref;
	const char *output; /* -o; NULL for standard output, also when `-` was said */
	const char *format; /* --format, NULL when not said; context->format is the one to use */
	bool yes, dry_run, no_input, quiet, force, excel;
};

/* What a command is given. */
struct context {
	const struct command *command;
	struct common common;
	struct store *store; /* NULL without a database */
	struct error *error;
	struct pool *pool;  /* lives as long as the command */
	struct act act;	    /* for its entries; `when` from --on; login and ref only where a command may post */
	day_t today;	    /* the clinic's; DAY_NONE without a database */
	int digits;	    /* of the clinic's currency */
	bool test;	    /* a database made for trying: the clock may be set */
	const char *format; /* table, csv, tsv, json or xlsx: from --format, else -o's ending, else table */
	FILE *out;	    /* results; held back until the transaction is committed. Writers of many rows stop at
			     * ferror(out): a reader that went away raises no signal */
	FILE *err;	    /* plans, notes, progress; goes nowhere with --quiet */
	bool terminal;	    /* results go to a terminal */
	/* Who acts, set before `run`, `plan` and `post`. */
	unsigned role;		   /* one ROLE_ bit */
	const char *operator_code; /* NULL: a login that stands for itself, there being no operators */
	const char *location;	   /* code of the operator's usual place; NULL: the clinic's */
	bool sees_finance;	   /* prices and values; without it none may stand in anything that is printed */
	bool sees_patients;	   /* patients' codes */
	const char *noted;	   /* the last former code of a product of which it was told what it is called now */
};

/* Help on one thing that a command is given the name of. */
struct description {
	const char *usage; /* instead of the command's arguments: "stock" */
	const char *details;
	const struct argp_option *options;
};

struct command {
	const char *name;
	const char *verb; /* NULL for a command without; a name may have both ('log', 'log show') */
	enum group group;
	const char *summary;   /* one line, for the list */
	const char *arguments; /* "PATIENT [ITEM…]", for the usage line; NULL: none */
	const char *details;   /* for --help; NULL: the summary will do */
	/*
	 * Its own options, ended by { 0 }; NULL: none. Long names that no global option has; keys from 256
	 * (a printable key is a short option).
	 */
	const struct argp_option *options;
	/* The same where they follow from a table, such as a thing's fields; instead of `options`. */
	const struct argp_option *(*make_options)(const struct command *command, struct pool *pool);
	const struct thing *thing; /* that a command of the catalogue is about: `parse` and `run` can be shared */
	/*
	 * Fills state->input, which is zeroed. Returns ARGP_ERR_UNKNOWN for a key or an argument too many, and
	 * parse_refuse() for what it does not understand. NULL: no options and no arguments.
	 */
	error_t (*parse)(int key, char *arg, struct argp_state *state);
	/*
	 * What --help says of the thing that the first argument names, such as one report. False: there is no such
	 * thing, and the help on the command is printed. NULL: it is the same whatever is named.
	 */
	bool (*describe)(const char *argument, struct pool *pool, struct description *description);
	size_t arguments_size; /* of what `parse` fills */
	/* Where an option makes another command of it (a report that is then acted on): the one that these arguments
	 * mean, which has the same parser. NULL: always this one. */
	const struct command *(*turn)(const void *arguments);
	enum needs needs;
	bool makes_files; /* what -o names is made by the command itself: a workbook, or a folder */
	bool makes_paper; /* it posts, and writes a file for others besides: -o */
	unsigned roles;
	unsigned in_part; /* those of them who may not do all of it, which the command itself sees to … */
	const char *part; /* … and what they may, in a word or two for the table of roles */
	int (*run)(struct context *context, void *arguments);
	/* `*plan` belongs to the pool; what it means is written to `shown`. Called twice, writes nothing else. */
	int (*plan)(struct context *context, void *arguments, void **plan, FILE *shown);
	/* What was posted is printed to context->out. `plan` is NULL without the above. */
	int (*post)(struct context *context, void *arguments, void *plan);
	bool asks; /* a person at a terminal confirms the plan, unless --yes */
};

/* Commands in the order of the help, ended by NULL. */
extern const struct command *const commands[];

/*
 * Runs one command line: parses it, prepares what its command needs, runs it, prints what went wrong. Returns
 * the exit status. `now` is the clock. `out` and `err` are where it prints.
 */
int program_run(int argc, char **argv, instant_t now, FILE *out, FILE *err);

/* For `parse`: the context, of which pool and error can be used already. */
struct context *parse_context(const struct argp_state *state);

/* For `parse`: notes a sentence as STATUS_USAGE, under which the usage line is printed; returns what `parse` returns. */
error_t parse_refuse(const struct argp_state *state, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * A yes or no from whoever sits at the terminal; --yes answers it. Returns 0 for yes. Errors: STATUS_REFUSED for
 * no, at the end of input, and without a terminal or with --no-input (the message then names --yes).
 */
int question_ask(struct context *context, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * What a posting command answers: one sentence, or with --format json one object that holds the entry's number.
 * One that prints more than a sentence asks answer_is_json() first, and in that case calls this.
 */
int answer_posted(struct context *context, int64_t entry, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
bool answer_is_json(const struct context *context);

/* For a command that prints text for people only. Errors: STATUS_USAGE when another format is wanted. */
int answer_as_text(struct context *context);

/* The user's folder for what the program keeps (XDG_DATA_HOME); NULL without a home. */
const char *data_folder(struct pool *pool);

/*
 * The path of the database: --db, AMPOULE_DB, else ampoule.db in the user's data folder. `*folder` is that
 * folder where the path was not said, else NULL; may be NULL. Errors: STATUS_USAGE without a home.
 */
int database_path(struct context *context, const char **path, const char **folder);

/*
 * Fixes the clock, the clinic's day and when the act happened (--on), after zone_use(). AMPOULE_NOW sets the clock
 * of a database made for trying. Errors: STATUS_REFUSED where it is set for any other; STATUS_DATA.
 * Called by the framework for whatever it opens; by init and demo for what they make.
 */
int clock_prepare(struct context *context, bool test);
