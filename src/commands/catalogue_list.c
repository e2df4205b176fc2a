/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule THING list: the report of that name, in every format that reports have. */
#include "catalogue.h"
#include "reporting.h"

int catalogue_list(struct context *context, void *data)
{
	const struct catalogue_arguments *arguments = data;
	const struct given given = { "all", arguments->all ? "1" : NULL };
	const char *name = pool_printf(context->pool, "list-%s", arguments->thing->plural);

	return reporting_run(context, name, &given, 1);
}
