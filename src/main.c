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

int main(int argc, char **argv)
{
	locale_prepare();
	streams_prepare();
	umask(077);
	/* A pipe whose reader went away is a failed write like any other: a transaction ends as it should. */
	signal(SIGPIPE, SIG_IGN);

	int status = program_run(argc, argv, (instant_t)time(NULL), stdout, stderr);
	if (fclose(stdout) != 0 && status == EXIT_SUCCESS)
		status = error_exit_status(STATUS_IO);
	return status;
}
