/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes the first failure, and says which exit status it becomes. */
#include "config.h"
#include "ampoule/error.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

int error_set(struct error *error, enum status status, const char *format, ...)
{
	if (error->status != STATUS_OK)
		return error->status;
	va_list arguments;
	va_start(arguments, format);
	if (vasprintf(&error->text, format, arguments) < 0)
		abort();
	va_end(arguments);
	error->status = status;
	return status;
}

void error_prefix(struct error *error, const char *format, ...)
{
	if (!error->text)
		return;
	char *prefix = NULL;
	va_list arguments;
	va_start(arguments, format);
	if (vasprintf(&prefix, format, arguments) < 0)
		abort();
	va_end(arguments);
	char *whole = NULL;
	if (asprintf(&whole, "%s%s", prefix, error->text) < 0)
		abort();
	free(prefix);
	free(error->text);
	error->text = whole;
}

void error_clear(struct error *error)
{
	free(error->text);
	*error = (struct error){ 0 };
}

int error_exit_status(enum status status)
{
	switch (status) {
	case STATUS_OK:
		return 0;
	case STATUS_REFUSED:
		return 1;
	case STATUS_USAGE:
		return 64;
	case STATUS_DATA:
		return 65;
	case STATUS_NOT_FOUND:
		return 66;
	case STATUS_UNAVAILABLE:
		return 69;
	case STATUS_OUTPUT:
		return 73;
	case STATUS_IO:
		return 74;
	case STATUS_BUSY:
		return 75;
	case STATUS_UNVERIFIED:
		return 76;
	case STATUS_NOT_PERMITTED:
		return 77;
	}
	abort();
}
