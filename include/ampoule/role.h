/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles of those who use the program (DESIGN.md, section 8), as bits of a set. */
#pragma once

enum {
	ROLE_MANAGER = 1,
	ROLE_DOCTOR = 2,
	ROLE_NURSE = 4,
	ROLE_ACCOUNTANT = 8,
	ROLE_CLINICAL = ROLE_MANAGER | ROLE_DOCTOR | ROLE_NURSE,
	ROLE_ANY = 15,
};
