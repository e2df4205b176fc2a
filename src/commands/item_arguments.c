/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathers the items that an act names. */
#include "item_arguments.h"

error_t item_arguments_parse(int key, char *arg, struct argp_state *state, struct item_arguments *arguments)
{
	if (key != ARGP_KEY_ARG)
		return ARGP_ERR_UNKNOWN;
	const char **text = pool_append(parse_context(state)->pool, &arguments->texts, &arguments->count, sizeof(*text));
	*text = arg;
	return 0;
}
