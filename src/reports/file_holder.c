/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the lock that LibreOffice leaves beside a file: name, login, host, time and profile, with commas between. */
#include "config.h"
#include "ampoule/file_holder.h"
#include <libintl.h>
#include <stdio.h>
#include <string.h>
#include "ampoule/error.h"
#include "ampoule/text.h"

enum { LOCK_MAX = 1024 };

/* The next field; empty at the end. */
static const char *field_take(char **rest, struct pool *pool)
{
	char *field = *rest, *end = field + strcspn(field, ",;\n");
	*rest = *end == '\0' ? end : end + 1;
	*end = '\0';
	return text_printable(field, strlen(field), pool);
}

const char *file_holder(const char *path, struct pool *pool)
{
	char lock[LOCK_MAX];
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	FILE *file = fopen(pool_printf(pool, "%.*s.~lock.%s#", (int)(name - path), path, name), "re");
	if (file == NULL)
		return NULL;
	size_t length = fread(lock, 1, sizeof lock - 1, file);
	fclose(file);
	lock[length] = '\0';
	char *rest = lock;
	const char *person = field_take(&rest, pool), *login = field_take(&rest, pool), *host = field_take(&rest, pool);
	const char *since = field_take(&rest, pool);
	return pool_printf(pool, _("%s on %s, since %s"), *person != '\0' ? person : *login != '\0' ? login : "?",
		*host != '\0' ? host : "?", *since != '\0' ? since : "?");
}
