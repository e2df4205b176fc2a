/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger's head hash as it was kept outside the ledger. */
#pragma once
#include "ampoule/error.h"
#include "ampoule/ledger.h"

/*
 * The hash in 64 hex digits, or the one that stands in a file: a workbook of this program's, a copy of a database,
 * or a text, as it was given with `option`. Errors: STATUS_NOT_FOUND, STATUS_DATA when the file holds none.
 */
int anchor_read(const char *option, const char *text, unsigned char hash[HASH_SIZE], struct error *error);
