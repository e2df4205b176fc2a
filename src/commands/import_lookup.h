/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things of the catalogue that the rows of a file name again and again, each looked up once. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/thing.h"

enum lookup_name {
	LOOKUP_PRODUCT,
	LOOKUP_SUPPLIER,
	LOOKUP_LOCATION,
	LOOKUP_PATIENT,
	LOOKUP_RECIPE,
	LOOKUPS,
};

struct lookup_slot;

struct lookup {
	struct lookup_slot *slots; /* open addressing; owned */
	size_t count, room;
	struct pool pool;
};

/*
 * Finds a thing in use by code, name or GTIN; it stays good until the lookup is released.
 * Errors: as of catalogue_find_current().
 */
int lookup_find(struct lookup lookups[LOOKUPS], struct context *context, enum lookup_name which, const char *name,
	const struct record **record);
void lookup_release(struct lookup lookups[LOOKUPS]);
