/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The delivery whose rows an import is reading. */
#pragma once
#include "ampoule/draft.h"
#include "import.h"

/* The cells of a row, whichever columns its file has. */
enum { DAY, SUPPLIER, INVOICE, PRODUCT, LOT, EXPIRES, QUANTITY, PRICE, LOCATION, VALUE, FREE, DISCOUNT, TAX, FREIGHT, CELLS };

struct deliveries {
	const char *day, *supplier, *invoice; /* as the file has them; NULL: empty */
	struct when when;
	struct draft draft;
	struct draft_foot foot; /* freight: the sum of what its rows say */
	bool opening;
	int64_t line; /* of its first row; 0: none is being read */
	bool bad;     /* one of its rows is */
};

/* Takes a row's product, lot, amounts and place as another line of the delivery. */
int delivery_line_read(struct import *import, struct deliveries *deliveries, const char *const *cells);
