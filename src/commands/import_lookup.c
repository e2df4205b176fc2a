/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table from names to things; those that are not there are kept too, with the sentence that says so. */
#include "import_lookup.h"
#include <stdlib.h>
#include <string.h>
#include "catalogue.h"

enum { FIRST_ROOM = 64 };

struct lookup_slot {
	const char *name; /* NULL: free */
	struct record record;
	enum status status; /* of looking it up */
	const char *error;
};

static const struct thing *thing_of(enum lookup_name which)
{
	static const struct thing *const things_by_name[LOOKUPS] = {
		[LOOKUP_PRODUCT] = &thing_product,
		[LOOKUP_SUPPLIER] = &thing_supplier,
		[LOOKUP_LOCATION] = &thing_location,
		[LOOKUP_PATIENT] = &thing_patient,
		[LOOKUP_RECIPE] = &thing_recipe,
	};
	return things_by_name[which];
}

/* FNV-1a */
static size_t hash(const char *name)
{
	uint64_t value = 14695981039346656037u;
	for (; *name; name++)
		value = (value ^ (unsigned char)*name) * 1099511628211u;
	return (size_t)value;
}

static struct lookup_slot *slot_of(const struct lookup *lookup, const char *name)
{
	size_t at = hash(name) % lookup->room;
	while (lookup->slots[at].name && strcmp(lookup->slots[at].name, name) != 0)
		at = (at + 1) % lookup->room;
	return &lookup->slots[at];
}

static void grow(struct lookup *lookup)
{
	struct lookup larger = { .room = lookup->room ? lookup->room * 2 : FIRST_ROOM };

	larger.slots = calloc(larger.room, sizeof(*larger.slots));
	if (!larger.slots)
		abort();
	for (size_t i = 0; i < lookup->room; i++) {
		if (lookup->slots[i].name)
			*slot_of(&larger, lookup->slots[i].name) = lookup->slots[i];
	}
	free(lookup->slots);
	lookup->slots = larger.slots;
	lookup->room = larger.room;
}

static void fill(struct lookup *lookup, struct context *context, const struct thing *thing, const char *name,
	struct lookup_slot *slot)
{
	slot->name = pool_copy(&lookup->pool, name);
	slot->status = catalogue_find_current(context->store, thing, name, &lookup->pool, &slot->record);
	if (slot->status == STATUS_OK)
		return;
	slot->error = pool_copy(&lookup->pool, context->error->text);
	error_clear(context->error);
}

int lookup_find(struct lookup lookups[LOOKUPS], struct context *context, enum lookup_name which, const char *name,
	const struct record **record)
{
	struct lookup *lookup = &lookups[which];

	if (lookup->count * 4 >= lookup->room * 3)
		grow(lookup);
	struct lookup_slot *slot = slot_of(lookup, name);
	if (!slot->name) {
		fill(lookup, context, thing_of(which), name, slot);
		lookup->count++;
	}
	*record = &slot->record;
	return slot->status == STATUS_OK ? 0 : error_set(context->error, slot->status, "%s", slot->error);
}

void lookup_release(struct lookup lookups[LOOKUPS])
{
	for (size_t i = 0; i < LOOKUPS; i++) {
		free(lookups[i].slots);
		pool_release(&lookups[i].pool);
	}
}
