/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes two requests with one --ref the same, beyond their words. */
#pragma once
#include "ampoule/command.h"

/*
 * Adds to the act's request what the files say that the words only name: the one that the command reads, and
 * those shown with --evidence. Nothing without --ref. Errors: STATUS_USAGE for a file that can be read only once;
 * those of csv_reader_open().
 */
int request_complete(struct context *context, const void *arguments);
