/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that are shown for an act. */
#pragma once
#include "ampoule/command.h"

/* Takes the fingerprints of --evidence's files into the act. Errors: STATUS_NOT_FOUND, STATUS_DATA, STATUS_IO. */
int evidence_read(struct context *context);
