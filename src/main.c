/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clock, locale, streams, exit status: nothing else. */
#include "config.h"
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "ampoule/command.h"
#include "ampoule/store.h"

/*
 * Letters and messages follow the user; numbers never do: a decimal comma would get into workbooks.
 * Everything inside is UTF-8, so a locale that is not gets its letters from C.UTF-8.
 */
static void locale_prepare(void)
{
	setlocale(LC_MESSAGES, "");
	if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	bindtextdomain(PACKAGE, LOCALEDIR);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
}

/* A stream that was closed by the caller is taken by something on which writing fails, so that no database
 * gets its number. */
static void streams_prepare(void)
{
	static char buffer[1 << 16];

	for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
		if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF)
			open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY);
	}
	if (!isatty(STDOUT_FILENO))
		setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
}

/*
 * Ctrl-C while something is read, rendered or written: it is given up in good order, with no half file left. A
 * second one does not wait for that.
 */
static void signals_prepare(void)
{
	static const int ends[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = store_interrupt, .sa_flags = (int)SA_RESETHAND };

	/* A reader that went away and a file that may not grow are failed writes like any other. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		struct sigaction before;
		if (sigaction(ends[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(ends[i], &action, NULL);
	}
}

int main(int argc, char **argv)
{
	locale_prepare();
	streams_prepare();
	umask(077);
	signals_prepare();

	int status = program_run(argc, argv, (instant_t)time(NULL), stdout, stderr);
	if (fclose(stdout) != 0 && status == EXIT_SUCCESS)
		status = error_exit_status(STATUS_IO);
	/* Whoever sent it is to see that it was followed. */
	if (status != EXIT_SUCCESS && store_interrupted())
		raise(store_interrupted());
	return status;
}
