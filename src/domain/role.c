/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of roles, and what each may see. */
#include "ampoule/role.h"
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/error.h"

static const char *const names[ROLE_COUNT] = { "manager", "doctor", "nurse", "accountant" };

unsigned role_find(const char *name)
{
	for (unsigned i = 0; i < ROLE_COUNT; i++) {
		if (strcmp(names[i], name) == 0)
			return 1U << i;
	}
	return 0;
}

const char *role_name(unsigned role)
{
	for (unsigned i = 0; i < ROLE_COUNT; i++) {
		if (role == 1U << i)
			return names[i];
	}
	abort();
}

const char *roles_describe(unsigned roles, struct pool *pool)
{
	const char *text = NULL;

	for (unsigned i = 0; i < ROLE_COUNT; i++) {
		unsigned role = 1U << i;
		if (!(roles & role))
			continue;
		const char *joint = roles >> (i + 1) ? ", " : _(" or ");
		text = text ? pool_printf(pool, "%s%s%s", text, joint, names[i]) : names[i];
	}
	return text ? text : _("nobody");
}

bool role_sees_finance(unsigned role)
{
	return role != ROLE_NURSE;
}

bool role_sees_patients(unsigned role, bool allowed)
{
	return (role & ROLE_CLINICAL) != 0 || allowed;
}

bool role_sees_health(unsigned role)
{
	return (role & ROLE_CLINICAL) != 0;
}
