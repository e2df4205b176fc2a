/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for PINs and compares them. */
#include "pin.h"
#include <crypt.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include "question.h"

enum { PIN_LEAST = 4, PIN_MOST = 64 };

/* A line from the terminal that is not shown there. `typed` holds `size` bytes; false at its end. */
static bool line_read(char *typed, size_t size)
{
	struct termios shown, hidden;
	bool whole = false;
	size_t length = 0;
	char c;

	if (tcgetattr(STDIN_FILENO, &shown) < 0)
		return false;
	hidden = shown;
	hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
	hidden.c_lflag |= ICANON;
	if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) < 0)
		return false;
	/* Not by stdio, whose buffer would keep it. */
	while (!whole && read(STDIN_FILENO, &c, 1) == 1) {
		whole = c == '\n';
		if (!whole && length + 1 < size)
			typed[length++] = c;
	}
	typed[length] = '\0';
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
	fputc('\n', stderr);
	return whole;
}

static bool ask(const char *question, char typed[PIN_MOST + 2])
{
	fputs(question, stderr);
	fflush(stderr);
	return line_read(typed, PIN_MOST + 2);
}

/* What crypt(3) makes of a PIN with the setting of `like`; NULL when it cannot. */
static const char *hash_of(const char *pin, const char *like, struct pool *pool)
{
	struct crypt_data *work = calloc(1, sizeof *work);
	if (!work)
		abort();
	const char *made = crypt_rn(pin, like, work, sizeof *work);
	const char *hash = made ? pool_copy(pool, made) : NULL;
	explicit_bzero(work, sizeof *work);
	free(work);
	return hash;
}

static int refuse_wrong(struct context *context, const char *code)
{
	nanosleep(&(struct timespec){ .tv_sec = 1 }, NULL);
	return error_set(context->error, STATUS_NOT_PERMITTED, _("that is not the PIN of '%s'"), code);
}

int pin_check(struct context *context, const char *code, const char *hash)
{
	const char *said = getenv("AMPOULE_PIN");
	char typed[PIN_MOST + 2] = "";

	if (!hash)
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("'%s' has no PIN, so nobody else can act as '%s'; 'ampoule operator pin %s' sets one"), code, code,
			code);
	if (!said && !question_can_be_asked(context))
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("acting as '%s' needs the PIN, and nobody can be asked here; a script sets AMPOULE_PIN"), code);
	if (!said && !ask(pool_printf(context->pool, _("PIN of '%s': "), code), typed))
		return refuse_wrong(context, code);
	const char *made = hash_of(said ? said : typed, hash, context->pool);
	explicit_bzero(typed, sizeof typed);
	return made && strcmp(made, hash) == 0 ? 0 : refuse_wrong(context, code);
}

static int check_new(struct context *context, const char *pin)
{
	size_t length = strlen(pin);

	if (length < PIN_LEAST || length > PIN_MOST)
		return error_set(context->error, STATUS_DATA, _("a PIN has %d to %d characters"), PIN_LEAST, PIN_MOST);
	for (const char *c = pin; *c; c++) {
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			return error_set(context->error, STATUS_DATA, _("a PIN holds no control characters"));
	}
	return 0;
}

static int keep(struct context *context, const char *pin, const char **hash)
{
	char setting[CRYPT_GENSALT_OUTPUT_SIZE];

	int status = check_new(context, pin);
	if (status < 0)
		return status;
	*hash = crypt_gensalt_rn("$y$", 0, NULL, 0, setting, sizeof setting)
		? hash_of(pin, setting, context->pool) : NULL;
	if (!*hash)
		return error_set(context->error, STATUS_IO, _("the PIN cannot be kept: crypt(3) has no yescrypt (%s)"),
			strerror(errno));
	return 0;
}

int pin_make(struct context *context, const char *code, const char **hash)
{
	const char *said = getenv("AMPOULE_NEW_PIN");
	char typed[PIN_MOST + 2] = "", again[PIN_MOST + 2] = "";
	int status;

	if (said)
		return keep(context, said, hash);
	if (!question_can_be_asked(context))
		return error_set(context->error, STATUS_REFUSED,
			_("a new PIN is typed at a terminal, and nobody can be asked here; a script sets AMPOULE_NEW_PIN"));
	if (!ask(pool_printf(context->pool, _("new PIN of '%s': "), code), typed) ||
		!ask(pool_printf(context->pool, _("the same again: ")), again))
		status = error_set(context->error, STATUS_REFUSED, _("no PIN was typed: nothing was done"));
	else if (strcmp(typed, again) != 0)
		status = error_set(context->error, STATUS_DATA, _("the two PINs differ; try again"));
	else
		status = keep(context, typed, hash);
	explicit_bzero(typed, sizeof typed);
	explicit_bzero(again, sizeof again);
	return status;
}
