/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file as UTF-8 bytes, whatever its encoding; internal to the CSV reader. */
#pragma once
#include <stdint.h>
#include <stddef.h>
#include "ampoule/error.h"

struct csv_bytes;

int csv_bytes_open(const char *path, const char *encoding, struct error *error, struct csv_bytes **out);
void csv_bytes_close(struct csv_bytes *bytes);
const char *csv_bytes_sha256(const struct csv_bytes *bytes);

/* The next bytes, without a byte order mark: how many, 0 at the end, or a negative status. Borrowed until the
 * next call. What comes from an encoding is UTF-8; what is said to be UTF-8 is not looked at. */
long csv_bytes_next(struct csv_bytes *bytes, const char **out);
