/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works with the program, and as what (DESIGN.md, section 8). */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "ampoule/pool.h"
#include "ampoule/store.h"

struct operator {
	int64_t id; /* 0: none */
	const char *code;
	unsigned role;	  /* one ROLE_ bit */
	int64_t location; /* that is meant where none is named; 0: the clinic's */
	bool sees_patients;
	bool retired;
	const char *pin; /* as crypt(3) keeps it; NULL: not set */
};

/* Whether there is any operator, retired ones included. Without any, whoever is logged in is the manager. */
int operator_any(struct store *store, bool *any);

/* The operator in use who is logged in under this name; `operator->id` is 0 when there is none. */
int operator_of_login(struct store *store, const char *login, struct pool *pool, struct operator *operator);

/* An operator by code or login, retired ones included. Errors: STATUS_NOT_FOUND with the nearest. */
int operator_find(struct store *store, const char *name, struct pool *pool, struct operator *operator);

/* The code of an operator in use whose usual place this location is; NULL when there is none. */
int operator_of_location(struct store *store, int64_t location, struct pool *pool, const char **code);
