/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where results go: standard output, a file that appears when it is whole, or memory until the commit. */
#pragma once
#include "ampoule/command.h"

struct output {
	FILE *standard;	 /* given by the caller */
	FILE *file;	 /* opened here; NULL when results go to `standard` */
	char *temporary; /* name of `file` until it is whole; NULL for a device */
	char *held;	 /* what `file` holds in memory */
	size_t held_size;
};

/*
 * Decides on context->format and sets context->out. Errors: STATUS_USAGE for a format or -o that the command
 * cannot do; STATUS_OUTPUT.
 */
int output_open(struct context *context, struct output *output, FILE *standard);

/*
 * Lets the results out: the file gets its name, what was held is printed. With `wanted` false they are dropped.
 * Errors: STATUS_IO when not all of it could be written; STATUS_OUTPUT.
 */
int output_close(struct context *context, struct output *output, bool wanted);

/*
 * The file of -o alone, for a command that posts and makes a paper besides: `context->paper->file` is written to. It is
 * whole after paper_close(), under a name of its own (`temporary`; NULL for a device), and gets that of -o from
 * paper_settle() when what was posted stands; else nothing of it is left. Errors: STATUS_OUTPUT, STATUS_IO.
 */
int paper_open(struct context *context);
int paper_close(struct context *context);
int paper_settle(struct context *context, bool stands);

/*
 * A file that must have its name before the commit, as a list that explains what is posted: `output->file` is written
 * to, and gets the name of -o when it is closed and `wanted`. Errors: STATUS_OUTPUT, STATUS_IO.
 */
int output_file_open(struct context *context, struct output *output);
int output_file_close(struct context *context, struct output *output, bool wanted);

/* Prints what is buffered. Errors: STATUS_IO; without a text when the reader of a pipe went away. */
int output_flush(struct context *context, FILE *standard);
