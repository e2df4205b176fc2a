/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hash table of sums, with open addressing. */
#include "config.h"
#include "running.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct running_slot {
	bool used;
	int64_t group[GROUP_MAX];
	int64_t sum;
};

static size_t group_hash(const int64_t group[GROUP_MAX])
{
	uint64_t hash = 0;
	for (int i = 0; i < GROUP_MAX; i++) {
		hash = (hash ^ (uint64_t)group[i]) * UINT64_C(0x9E3779B97F4A7C15);
		hash ^= hash >> 32;
	}
	return (size_t)hash;
}

/* The group's slot, or the empty one where it would stand. */
static struct running_slot *slot_find(const struct running_sums *sums, const int64_t group[GROUP_MAX])
{
	size_t mask = sums->size - 1, i = group_hash(group) & mask;
	while (sums->slots[i].used && memcmp(sums->slots[i].group, group, sizeof sums->slots[i].group) != 0)
		i = (i + 1) & mask;
	return &sums->slots[i];
}

static void grow(struct running_sums *sums)
{
	struct running_sums larger = { .size = sums->size == 0 ? 256 : sums->size * 2, .used = sums->used };
	larger.slots = calloc(larger.size, sizeof *larger.slots);
	if (larger.slots == NULL)
		abort();
	for (size_t i = 0; i < sums->size; i++) {
		if (sums->slots[i].used)
			*slot_find(&larger, sums->slots[i].group) = sums->slots[i];
	}
	free(sums->slots);
	*sums = larger;
}

int64_t running_add(struct running_sums *sums, const int64_t group[GROUP_MAX], int64_t amount)
{
	if (sums->used * 3 >= sums->size * 2)
		grow(sums);
	struct running_slot *slot = slot_find(sums, group);
	if (!slot->used) {
		slot->used = true;
		memcpy(slot->group, group, sizeof slot->group);
		sums->used++;
	}
	/* Sums of bounded amounts; should they ever wrap, it is the same in every run. */
	slot->sum = (int64_t)((uint64_t)slot->sum + (uint64_t)amount);
	return slot->sum;
}

void running_release(struct running_sums *sums)
{
	free(sums->slots);
	*sums = (struct running_sums){ 0 };
}
