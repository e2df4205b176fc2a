/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles of those who use the program (DESIGN.md, section 8), as bits of a set. */
#pragma once
#include <stdbool.h>
#include "ampoule/pool.h"

enum {
	ROLE_MANAGER = 1,
	ROLE_DOCTOR = 2,
	ROLE_NURSE = 4,
	ROLE_ACCOUNTANT = 8,
	ROLE_CLINICAL = ROLE_MANAGER | ROLE_DOCTOR | ROLE_NURSE,
	ROLE_ANY = 15,
	ROLE_COUNT = 4,
};

/* The role of that name ("nurse"), 0 for none. */
unsigned role_find(const char *name);

/* The name of one role. */
const char *role_name(unsigned role);

/* The roles of a set as people read them: "manager or doctor". */
const char *roles_describe(unsigned roles, struct pool *pool);

/* Prices are for everybody but nurses. */
bool role_sees_finance(unsigned role);

/* Patients' codes are for the clinical roles, and for an accountant who was allowed them. */
bool role_sees_patients(unsigned role, bool allowed);

/* Whether a role sees what is known of patients' health. */
bool role_sees_health(unsigned role);
