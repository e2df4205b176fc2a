/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long texts on lines of a width. */
#pragma once
#include <stdio.h>
#include "ampoule/pool.h"

/* Writes a text on lines of at most `width` columns, of which the first `indent` stay empty from the second line on. */
void text_wrap(const char *text, size_t indent, size_t width, struct pool *pool, FILE *out);
