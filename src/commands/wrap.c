/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks long texts at blanks. */
#include "wrap.h"
#include <string.h>
#include "ampoule/text.h"

/* How many bytes of the text fit into a line: up to the last blank before its end, or one long word. */
static size_t text_fit(const char *text, size_t width, struct pool *pool)
{
	size_t fit = 0;

	for (size_t end = strcspn(text, " \n");; end += 1 + strcspn(text + end + 1, " \n")) {
		if (fit > 0 && text_width(pool_printf(pool, "%.*s", (int)end, text)) > width)
			return fit;
		fit = end;
		if (text[end] != ' ')
			return fit;
	}
}

void text_wrap(const char *text, size_t indent, size_t width, struct pool *pool, FILE *out)
{
	while (*text) {
		size_t fit = text_fit(text, width - indent, pool);
		fprintf(out, "%.*s\n", (int)fit, text);
		text += fit + (text[fit] != '\0');
		if (*text && *text != '\n')
			fprintf(out, "%*s", (int)indent, "");
	}
}
