/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that a patient takes home. */
#pragma once
#include "ampoule/command.h"

/* Prints the sheet of a session, or writes it in the format that was asked for. Errors: STATUS_NOT_FOUND; STATUS_REFUSED
 * for a session that is void. */
int session_sheet(struct context *context, int64_t number);
