/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the number of a count. */
#include "config.h"
#include "count_number.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"

error_t count_number_read(const struct argp_state *state, const char *arg, int64_t *number)
{
	const char *digits = arg + 1;
	if ((arg[0] != 'C' && arg[0] != 'c') || digits[0] < '1' || digits[0] > '9' ||
		strspn(digits, "0123456789") != strlen(digits) || strlen(digits) > 15)
		return parse_refuse(state,
			_("%s: a count's number is wanted, as C4; see 'ampoule count list'"), QUOTED(arg));
	*number = atoll(digits);
	return 0;
}

error_t count_number_parse(int key, char *arg, struct argp_state *state)
{
	int64_t *number = state->input;
	switch (key) {
	case ARGP_KEY_ARG:
		return *number != 0 ? ARGP_ERR_UNKNOWN : count_number_read(state, arg, number);
	case ARGP_KEY_END:
		return *number == 0
			? parse_refuse(
				  state, _("the count's number is missing (C4); see 'ampoule count list'"))
			: 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}
