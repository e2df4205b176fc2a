/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows how far long work is. */
#include "config.h"
#include "progress.h"
#include <unistd.h>

void progress_begin(struct progress *progress, struct context *context)
{
	*progress = (struct progress){
		.context = context,
		.wanted = !context->common.quiet && isatty(STDERR_FILENO),
	};
	clock_gettime(CLOCK_MONOTONIC, &progress->started);
	progress->last = progress->started;
}

static int64_t milliseconds_between(const struct timespec *from, const struct timespec *to)
{
	return (to->tv_sec - from->tv_sec) * 1000 + (to->tv_nsec - from->tv_nsec) / 1000000;
}

void progress_show(struct progress *progress, const char *what, int64_t done, int64_t all)
{
	if (!progress->wanted)
		return;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (milliseconds_between(&progress->started, &now) < 1000 || milliseconds_between(&progress->last, &now) < 200)
		return;
	progress->last = now;
	progress->shown = true;
	if (all > 0)
		fprintf(progress->context->err, _("\r%lld of %lld %s"), (long long)done, (long long)all, what);
	else
		fprintf(progress->context->err, _("\r%lld %s"), (long long)done, what);
	fflush(progress->context->err);
}

void progress_of_entries(void *data, int64_t done, int64_t all)
{
	progress_show(data, _("entries"), done, all);
}

void progress_end(struct progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", progress->context->err);
	progress->shown = false;
}
