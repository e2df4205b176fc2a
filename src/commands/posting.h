/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One command is one transaction: plan, ask, plan again under the lock, post (DESIGN.md, section 4.9). */
#pragma once
#include "ampoule/command.h"

int posting_run(struct context *context, void *arguments);

/*
 * Looks whether --ref was used: if so, answers with the entry that is there and sets `*answered`. Within a
 * transaction. Errors: STATUS_REFUSED when it was used for another request.
 */
int posting_find(struct context *context, bool *answered);

/* Tells that a dry run left nothing behind. */
void posting_tell_dry(struct context *context);
