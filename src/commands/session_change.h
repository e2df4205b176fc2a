/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a session is to be corrected. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/session.h"

/*
 * Changes what a session took as it is said: OLD=NEW, where OLD is PRODUCT, PRODUCT@LOT or O17 of the session and NEW a
 * quantity, another thing, or both; and whose it was, unless `patient` is NULL. Errors: STATUS_DATA, STATUS_NOT_FOUND for
 * what is not understood; STATUS_REFUSED when nothing would change.
 */
int session_change(struct context *context, const char *const *changes, size_t count, const char *patient,
	struct session_correcting *correcting);
