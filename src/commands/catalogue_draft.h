/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the catalogue with what belongs to it, read from the command line before its entry is opened. */
#pragma once
#include "catalogue.h"

struct draft {
	struct record record;
	struct draft_package {
		int64_t containers;
		const char *gtin; /* 14 digits; NULL: none */
		bool retired;	  /* it is not made any more */
	} *packages;
	size_t package_count;
	struct recipe_line *lines;
	size_t line_count;
	bool new_lines; /* the recipe gets a version of its own */
	struct record *first; /* another of the thing, saved before it in the same entry; NULL: none */
};

/* The code that it is known by. */
const char *draft_title(const struct catalogue_arguments *arguments, const struct draft *draft);

/* Takes the row's fields, and a product's packages. */
int draft_read_fields(struct context *context, const struct catalogue_arguments *arguments, struct draft *draft);

/* Takes a recipe's items: those of one product are summed, then they take the place of what the draft has of it.
 * Zero drops it where `drops` lets it. */
int draft_read_items(struct context *context, const struct catalogue_arguments *arguments, struct draft *draft,
	bool drops);

/* Scales the lines of a recipe's draft. Errors: those of recipe_check_products and recipe_fit. */
int draft_fit_recipe(struct context *context, struct draft *draft);

/* What an operator's role brings with it, and the login that adds the first one. */
int draft_settle_operator(struct context *context, const struct catalogue_arguments *arguments, struct draft *draft);

/* Writes the draft as one entry. */
int draft_post(struct context *context, const struct catalogue_arguments *arguments, struct draft *draft,
	struct entry *entry);
