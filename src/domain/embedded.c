/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a text file that was built into the program. */
#include "ampoule/embedded.h"
#include <string.h>

const struct embedded *embedded_find(const struct embedded *table, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	}
	return NULL;
}
