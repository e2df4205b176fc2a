/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The delivery whose rows an import is reading. */
#pragma once
#include "ampoule/draft.h"
#include "import.h"

/* The cells of a row, whichever columns its file has. */
enum {
	DAY, SUPPLIER, INVOICE, PRODUCT, LOT, EXPIRES, QUANTITY, PRICE, LOCATION, VALUE, FREE, DISCOUNT, TAX,
	RECOVERABLE, BROKEN,
	/* Of the whole paper: said in one of its rows, or the same in several. */
	CURRENCY, RATE, FREIGHT, FEES, INVOICE_DISCOUNT, TOTAL,
	CELLS,
};

/* What a row said of the whole paper. */
struct paper_cell {
	const char *text; /* NULL: nothing yet */
	int64_t line, amount;
};

struct deliveries {
	const char *day, *supplier, *invoice; /* as the file has them; NULL: empty */
	struct when when;
	struct draft draft;
	int digits; /* of the paper's currency */
	struct paper_cell paper[CELLS]; /* from CURRENCY on */
	bool opening;
	int64_t line; /* of its first row; 0: none is being read */
	bool bad;     /* one of its rows is */
};

/* Takes a row's product, lot, amounts and place as another line of the delivery. */
int delivery_line_read(struct import *import, struct deliveries *deliveries, const char *const *cells);

/*
 * Takes what a row says of the whole paper. Errors: STATUS_DATA, also where another row said something else, or a
 * currency comes after amounts that were read in another.
 */
int delivery_paper_read(struct import *import, struct deliveries *deliveries, const char *const *cells);
