/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 'ampoule help roles': who may do what, from the commands' descriptors, as the README has it. */
#include "ampoule/command.h"
#include "help.h"

static const char *cell(const struct command *command, unsigned role)
{
	if (!(command->roles & role))
		return "–";
	return command->in_part & role ? gettext(command->part) : _("yes");
}

void roles_print(struct pool *pool, FILE *out)
{
	fprintf(out, "| %s |", _("command"));
	for (unsigned i = 0; i < ROLE_COUNT; i++)
		fprintf(out, " %s |", role_name(1U << i));
	fputs("\n| --- |", out);
	for (unsigned i = 0; i < ROLE_COUNT; i++)
		fputs(" --- |", out);
	fputc('\n', out);
	for (const struct command *const *each = commands; *each; each++) {
		const char *verb = (*each)->verb;
		fprintf(out, "| %s |", pool_printf(pool, "`%s%s%s`", (*each)->name, verb ? " " : "", verb ? verb : ""));
		for (unsigned i = 0; i < ROLE_COUNT; i++)
			fprintf(out, " %s |", cell(*each, 1U << i));
		fputc('\n', out);
	}
}
