/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the number of an entry. */
#include "config.h"
#include "number.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"

/* Nothing but digits, and above 0. */
static bool is_number(const char *text, int64_t *number)
{
	return strspn(text, "0123456789") == strlen(text) && strlen(text) <= 15 && (*number = atoll(text)) != 0;
}

int number_read(struct context *context, const char *text, int64_t *number)
{
	if (is_number(text, number))
		return STATUS_OK;
	return error_set(context->error, STATUS_DATA, _("'%s': an entry's number is wanted, as 'ampoule log' shows it"),
		QUOTED(text));
}

error_t number_parse(int key, char *arg, struct argp_state *state)
{
	int64_t *number = state->input;
	switch (key) {
	case ARGP_KEY_ARG:
		if (*number != 0)
			return ARGP_ERR_UNKNOWN;
		if (!is_number(arg, number))
			return parse_refuse(state, _("'%s': an entry's number is wanted, as 'ampoule log' shows it"),
				QUOTED(arg));
		return 0;
	case ARGP_KEY_END:
		return *number == 0 ? parse_refuse(state, _("the number is missing; see 'ampoule log'")) : 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}
