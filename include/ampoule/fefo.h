/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which containers an act takes: first expired, first out (DESIGN.md, sections 5 and 6). */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/pool.h"
#include "ampoule/usable.h"

/* What is wanted of one product. */
struct want {
	int64_t lot;	 /* only this lot; 0: whichever comes first */
	int64_t opened;	 /* only this opened container; 0: none in particular */
	int64_t location;
	enum purpose purpose;
	bool fresh;	 /* pass over what is open */
	bool whole;	 /* `containers` whole ones, else `content` */
	bool everything; /* all that is left in `opened`; without one all that there is, sealed ones unopened */
	int64_t containers;
	content_t content;
	content_t size;	  /* of one container */
	bool single_dose; /* what is left of an opened container is residue */
};

/* One container that is drawn from, or several sealed ones that leave unopened. */
struct draw {
	size_t holding;	    /* index of where it is from */
	int64_t containers; /* sealed ones that are taken; 0: from an opened container */
	content_t taken;    /* content that is used */
	content_t residue;  /* of a single-dose container, what is left */
	content_t kept;	    /* of a multi-dose one opened now, what stays in it */
};

/* Puts holdings in the order in which they are taken: opened ones by their use by, then sealed ones by expiry
 * (none last), day received, lot code, layer. */
void fefo_sort(struct holding *holdings, size_t count);

/* The content of the holdings that may be taken for a want. */
content_t fefo_available(const struct holding *holdings, size_t count, const struct want *want, struct when when);

/*
 * Chooses from sorted holdings and takes what it chose off them, so that a second want sees what is left. Sealed
 * containers that will be opened give a draw each; those that leave whole (`opens` false) a draw for each
 * holding. Returns false, and takes nothing, when there is not enough.
 */
bool fefo_choose(struct holding *holdings, size_t count, const struct want *want, struct when when, bool opens,
	struct pool *pool, struct draw **draws, size_t *draw_count);

/* Whether a usable holding that `fefo_choose` would have taken first was passed over for another lot: its
 * index, or `count` for none. */
size_t fefo_passed_over(const struct holding *holdings, size_t count, const struct want *want, struct when when,
	size_t chosen);
