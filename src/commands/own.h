/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a nurse may take back or correct: her own, of the same day. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/undo.h"

/* Errors: STATUS_NOT_PERMITTED, saying who may. */
int own_check(struct context *context, const struct voiding *voiding);
