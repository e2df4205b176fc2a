/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session whose rows an import is reading. */
#pragma once
#include "ampoule/session.h"
#include "import.h"

/* The columns, in their order. */
enum { SESSION, DAY, PATIENT, PRODUCT, LOT, QUANTITY, RECIPE, AREA, ZONES, PRACTITIONER, NOTE, CELLS };

struct sessions {
	const char *head[CELLS]; /* cells of its first row */
	int64_t line;		 /* of that row; 0: none is being read */
	bool bad;		 /* one of its rows is */
	struct when when;
	struct session_request request;
	struct session_part part; /* its only one */
	struct item *items;
	size_t count;
};

/* Takes what the first row of a session says of it. */
int session_head_read(struct import *import, struct sessions *sessions, const char *const *cells);

/* What stands in its further rows is what the first one says, or nothing. Errors: STATUS_DATA. */
int session_head_compare(struct import *import, const struct sessions *sessions, const char *const *cells);
