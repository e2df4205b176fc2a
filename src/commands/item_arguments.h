/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arguments of acts that name items: ITEM…. */
#pragma once
#include "ampoule/command.h"

struct item_arguments {
	const char **texts;
	size_t count;
};

/* Takes ARGP_KEY_ARG; ARGP_ERR_UNKNOWN for any other key. */
error_t item_arguments_parse(int key, char *arg, struct argp_state *state, struct item_arguments *arguments);
