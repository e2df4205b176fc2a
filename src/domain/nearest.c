/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nearest names to one that was not found. */
#include "ampoule/text.h"
#include "fold.h"

enum { CHARACTERS_MAX = TEXT_CODE_MAX * 2, FOUND_MAX = 3 };

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
static unsigned distance(const int32_t *a, size_t a_length, const int32_t *b, size_t b_length)
{
	unsigned rows[3][CHARACTERS_MAX + 1];
	unsigned *before = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= b_length; j++)
		row[j] = (unsigned)j;
	for (size_t i = 1; i <= a_length; i++) {
		unsigned *spare = before;
		before = above;
		above = row;
		row = spare;
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b_length; j++) {
			unsigned change = above[j - 1] + (a[i - 1] != b[j - 1]);
			row[j] = least(change, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return row[b_length];
}

/* How far two names may be apart: a third of the length, and never all of it. */
static unsigned limit_of(size_t length)
{
	unsigned limit = (unsigned)(length / 3);
	if (limit < 1)
		limit = 1;
	return limit > 4 ? 4 : limit;
}

/* The distance of a name that is near, or a negative number. */
static int nearness(const char *wanted, const char *name)
{
	int32_t a[CHARACTERS_MAX], b[CHARACTERS_MAX];
	size_t a_length = text_fold(wanted, strlen(wanted), a, CHARACTERS_MAX);
	size_t b_length = text_fold(name, strlen(name), b, CHARACTERS_MAX);
	if (a_length == 0 || b_length == 0)
		return -1;
	unsigned limit = limit_of(a_length);
	bool begins = b_length >= a_length && memcmp(a, b, a_length * sizeof *a) == 0;
	size_t difference = a_length > b_length ? a_length - b_length : b_length - a_length;
	if (difference > limit)
		return begins ? (int)limit : -1;
	unsigned found = distance(a, a_length, b, b_length);
	if (begins)
		return (int)least(found, limit);
	return found <= limit && found < a_length ? (int)found : -1;
}

static void insert(struct nearest *nearest, size_t place, const char *name, unsigned distance_found)
{
	if (nearest->count < FOUND_MAX)
		nearest->count++;
	for (size_t i = nearest->count - 1; i > place; i--)
		nearest->found[i] = nearest->found[i - 1];
	memcpy(nearest->found[place].name, name, strlen(name) + 1);
	nearest->found[place].distance = distance_found;
}

void nearest_offer(struct nearest *nearest, const char *name)
{
	if (strlen(name) >= sizeof nearest->found[0].name)
		return; /* cut to its place it would be another name */
	int near = nearness(nearest->wanted, name);
	if (near < 0)
		return;
	for (size_t i = 0; i < nearest->count; i++) {
		if (strcmp(nearest->found[i].name, name) == 0)
			return;
	}
	for (size_t i = 0; i < FOUND_MAX; i++) {
		if (i == nearest->count || (unsigned)near < nearest->found[i].distance) {
			insert(nearest, i, name, (unsigned)near);
			return;
		}
	}
}

char *nearest_names(const struct nearest *nearest, struct pool *pool)
{
	switch (nearest->count) {
	case 0:
		return NULL;
	case 1:
		return pool_printf(pool, _("'%s'"), QUOTED(nearest->found[0].name));
	case 2:
		return pool_printf(pool, _("'%s' or '%s'"), QUOTED(nearest->found[0].name),
			QUOTED(nearest->found[1].name));
	default:
		return pool_printf(pool, _("'%s', '%s' or '%s'"), QUOTED(nearest->found[0].name),
			QUOTED(nearest->found[1].name), QUOTED(nearest->found[2].name));
	}
}
