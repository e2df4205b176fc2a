/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepares what a command is given: database, clinic's settings, clock, who acts. */
#pragma once
#include "words.h"

/* Opens what the command needs. Whatever it returns, context_release() gives back what it took. */
int context_prepare(struct context *context, const struct words *words);
void context_release(struct context *context);
