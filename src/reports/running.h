/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running balances: a sum for each group of rows, in memory that grows with the groups only. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "ampoule/report.h"

struct running_slot;

struct running_sums {
	struct running_slot *slots;
	size_t size; /* a power of two, or 0 */
	size_t used;
};

/* Adds to the group's sum and gives it. Unused members of `group` are 0. */
int64_t running_add(struct running_sums *sums, const int64_t group[GROUP_MAX], int64_t amount);
void running_release(struct running_sums *sums);
