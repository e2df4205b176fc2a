/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a thing of the catalogue, and which files were imported. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "ampoule/day.h"
#include "ampoule/pool.h"
#include "ampoule/store.h"
#include "ampoule/thing.h"

struct history_line {
	int64_t entry;
	const char *kind;
	instant_t time;  /* of the act */
	const char *who; /* the operator's code, or the login */
	const char *why;
	int64_t package; /* containers of the product's package that it is about; 0: none */
	const char *field, *old, *new; /* NULL is null */
};

/* Every change of one thing, the oldest first. */
int history_list(struct store *store, const struct thing *thing, int64_t id, struct pool *pool,
	struct history_line **lines, size_t *count);

struct imported {
	const char *kind;   /* "products" */
	const char *name;   /* of the file */
	const char *sha256; /* of its bytes, in hex */
	int64_t lines;
	int64_t first; /* first entry that came of it; 0: the open one */
};

/* The last entry that imported a file with these bytes and its day; `*entry` is 0 when none did. */
int imported_find(struct store *store, const char *sha256, int64_t *entry, day_t *day);

/* Notes in the open entry that a file was imported. */
int imported_save(struct store *store, const struct imported *imported);
