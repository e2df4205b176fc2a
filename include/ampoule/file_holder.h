/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has a file open in another program, as far as that program tells. */
#pragma once
#include "ampoule/pool.h"

/*
 * LibreOffice leaves a file .~lock.NAME# beside what it has open, which says by whom: "anna on desk-2, since 23.11.2026
 * 10:05". NULL: there is none. The text belongs to the pool, and is safe to print.
 */
const char *file_holder(const char *path, struct pool *pool);
