/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands, in the order of the help: one line each, under its group. */
#include "ampoule/command.h"

#define COMMANDS(COMMAND) \
	/* Daily work */ \
	COMMAND(receive) \
	COMMAND(session_log) \
	COMMAND(session_show) \
	COMMAND(session_void) \
	COMMAND(discard) \
	/* Look up and report */ \
	COMMAND(void) \
	/* Catalogue */ \
	/* System */ \
	COMMAND(init) \
	COMMAND(demo) \
	COMMAND(verify)

#define DECLARE(name) extern const struct command command_##name;
COMMANDS(DECLARE)

#define ADDRESS(name) &command_##name,
const struct command *const commands[] = { COMMANDS(ADDRESS) NULL };
