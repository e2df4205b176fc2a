/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs an import from its first byte to its commit; for 'import' and 'demo'. */
#pragma once
#include "import.h"

struct import_request {
	const struct import_kind *kind;
	const char *path; /* "-": standard input */
	const char *encoding;
	const char **maps;
	size_t map_count;
	bool template, again;
	bool assign_codes; /* of patients: -o names the key list */
};

/* In a transaction of its own. Errors: STATUS_DATA with a list of the bad lines, and nothing is imported. */
int import_run(struct context *context, const struct import_request *request);
