/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The definitions of reports and workbooks, as the commands that run them see them. */
#pragma once
#include "ampoule/command.h"
#include "reporting.h"

enum definition_kind { DEFINITION_REPORT, DEFINITION_BOOK };

/* The clinic's own folder of definitions; NULL without a home. */
const char *definitions_folder(struct pool *pool);

/* The parameters of all definitions of the kind, each once, as options. */
const struct argp_option *definitions_options(enum definition_kind kind, struct pool *pool);

/* What was said: the name of one, and options for it. */
struct definition_arguments {
	const char *name; /* NULL: none */
	struct given *given;
	size_t count;
};

/* Takes the name, and the options above. Returns ARGP_ERR_UNKNOWN for anything else. */
error_t definitions_parse(
	enum definition_kind kind, int key, char *arg, struct argp_state *state, struct definition_arguments *arguments);

/* --help on one of them, from its definition. */
bool definitions_describe(enum definition_kind kind, const char *name, struct pool *pool, struct description *description);
