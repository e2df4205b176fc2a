/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the commands of the catalogue share: `THING add|list|show|edit|retire`. Their options follow from the
 * thing's fields, so that a new field needs no new command.
 */
#pragma once
#include "ampoule/catalogue.h"
#include "ampoule/command.h"
#include "ampoule/recipe_version.h"

/* A member that a list gets or loses. */
struct list_change {
	size_t field;
	const char *text;
	bool drop;
};

/* What was said, as it was typed. */
struct catalogue_arguments {
	const struct thing *thing;
	const char *code;
	const char *values[FIELDS_MAX]; /* NULL: not said */
	struct list_change *list_changes; /* in the order in which they were said */
	size_t list_change_count;
	const char *gtin;
	const char **packages; /* product: 10[:GTIN] */
	size_t package_count;
	const char **retired_packages; /* likewise */
	size_t retired_count;
	const char *replaces; /* product: the one that it succeeds; empty: none */
	const char **items; /* recipe: PRODUCT=2ml */
	size_t item_count;
	const char *version; /* recipe: the one to show; NULL: the current one */
	bool history, all, undo;
};

const struct argp_option *catalogue_options(const struct command *command, struct pool *pool);
error_t catalogue_parse(int key, char *arg, struct argp_state *state);

int catalogue_add(struct context *context, void *arguments, void *plan);
int catalogue_edit(struct context *context, void *arguments, void *plan);
int catalogue_retire(struct context *context, void *arguments, void *plan);
int catalogue_show(struct context *context, void *arguments);
int catalogue_list(struct context *context, void *arguments);

/* The highest number that a patient's code of the form P0001 bears; and the code of a number. */
int patient_last_number(struct context *context, int64_t *number);
const char *patient_code(struct context *context, int64_t number);

/* Whether a thing may be used for new work. Errors: STATUS_REFUSED for a retired one. */
int catalogue_check_current(struct store *store, const struct thing *thing, const struct record *record);

/* Finds a thing that may be used for new work. Errors: STATUS_REFUSED for a retired one. */
int catalogue_find_current(struct store *store, const struct thing *thing, const char *name, struct pool *pool,
	struct record *record);

/* Tells whoever typed the former code of a product what it is called now. */
void catalogue_note_alias(struct context *context, const struct thing *thing, const struct record *record);

/* The thing that a field names by its code (a place, a supplier) and keeps by its id; NULL for a plain field. */
const struct thing *catalogue_named(const struct field *field);

/*
 * Reads `10` or `10 x 5 ml` as a package of the product: how many containers. The content fills the product's
 * when it has none yet. Errors: STATUS_DATA, also when the contents differ.
 */
int package_read(const char *text, struct record *product, struct pool *pool, int64_t *containers,
	struct error *error);

/* Takes an item `PRODUCT=2ml` or `PRODUCT=2` apart at its last `=`. Errors: STATUS_USAGE. */
int recipe_item_split(const char *item, struct pool *pool, const char **product, const char **amount,
	struct error *error);

/* Reads the amount of a recipe's line: content, containers, parts. Zero is read; the caller says whether it may stand.
 * Whether the product is in use is asked of all lines together, by recipe_check_products. */
int recipe_line_read(struct store *store, const char *product, const char *amount, struct pool *pool,
	struct recipe_line *line);

/* Adds what a line takes of a product to what the others take of it. Errors: STATUS_DATA when one counts containers,
 * another content, or parts. */
int recipe_line_add(struct recipe_line **lines, size_t *count, struct recipe_line line, struct pool *pool,
	struct error *error);

/* Whether a line takes nothing. */
bool recipe_line_is_empty(const struct recipe_line *line);

/* Puts a line among others: in the place of the same product's, or at the end; an empty one takes it out. */
void recipe_line_put(struct recipe_line **lines, size_t *count, struct recipe_line line, struct pool *pool);

/* The five commands of a thing. */
#define CATALOGUE_COMMAND(subject_, verb_, ...) THING_COMMAND(GROUP_CATALOGUE, subject_, verb_, __VA_ARGS__)
#define THING_COMMAND(group_, subject_, verb_, summary_, arguments_, details_, ...) \
	const struct command command_##subject_##_##verb_ = { \
		.name = #subject_, \
		.verb = #verb_, \
		.group = group_, \
		.summary = summary_, \
		.arguments = arguments_, \
		.details = details_, \
		.make_options = catalogue_options, \
		.thing = &thing_##subject_, \
		.parse = catalogue_parse, \
		.arguments_size = sizeof(struct catalogue_arguments), \
		__VA_ARGS__ \
	}
#define CATALOGUE_POSTS(post_, roles_) .needs = NEEDS_POSTING, .roles = (roles_), .post = (post_)
#define CATALOGUE_READS(run_, roles_) .needs = NEEDS_READING, .roles = (roles_), .run = (run_)
