/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters without their case, for comparing without a pool. */
#pragma once
#include <stddef.h>
#include <stdint.h>

/* The folded characters (full case folding, NFKD) of a text. Returns how many, or 0 for a text that is
 * empty, broken or longer than `room`. */
size_t text_fold(const char *text, size_t length, int32_t *out, size_t room);
