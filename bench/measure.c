/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs a command once and appends to a file its seconds by the clock, its seconds of processor time and its peak
 * memory in KiB: measure LOG COMMAND ARG…
 */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

int main(int argc, char **argv, char **environment)
{
	if (argc < 3) {
		fprintf(stderr, "usage: measure LOG COMMAND ARG…\n");
		return 64;
	}
	struct timespec start, end;
	struct rusage usage;
	pid_t child;
	int state;
	clock_gettime(CLOCK_MONOTONIC, &start);
	/* Not fork: a child's peak memory would begin with this program's. */
	int failure = posix_spawnp(&child, argv[2], NULL, NULL, argv + 2, environment);
	if (failure != 0) {
		fprintf(stderr, "measure: '%s': %s\n", argv[2], strerror(failure));
		return 127;
	}
	while (wait4(child, &state, 0, &usage) < 0) {
		if (errno != EINTR)
			return 127;
	}
	clock_gettime(CLOCK_MONOTONIC, &end);
	FILE *log = fopen(argv[1], "a");
	if (log == NULL)
		return 127;
	long long nanoseconds = (end.tv_sec - start.tv_sec) * 1000000000LL + (end.tv_nsec - start.tv_nsec);
	long long busy = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000LL +
		usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
	fprintf(log, "%lld.%09lld %lld.%06lld %ld\n", nanoseconds / 1000000000, nanoseconds % 1000000000,
		busy / 1000000, busy % 1000000, usage.ru_maxrss);
	fclose(log);
	return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}
