/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the number of an entry. */
#include "config.h"
#include "number.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"

error_t number_parse(int key, char *arg, struct argp_state *state)
{
	int64_t *number = state->input;
	switch (key) {
	case ARGP_KEY_ARG:
		if (*number != 0)
			return ARGP_ERR_UNKNOWN;
		if (strspn(arg, "0123456789") != strlen(arg) || strlen(arg) > 15 || (*number = atoll(arg)) == 0)
			return parse_refuse(state, _("'%s': an entry's number is wanted, as 'ampoule log' shows it"),
				QUOTED(arg));
		return 0;
	case ARGP_KEY_END:
		return *number == 0 ? parse_refuse(state, _("the number is missing; see 'ampoule log'")) : 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}
