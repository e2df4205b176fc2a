/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question to whoever sits at the terminal. */
#pragma once
#include "ampoule/command.h"

/* Whether there is a terminal to ask at, and asking was not forbidden. */
bool question_can_be_asked(const struct context *context);
