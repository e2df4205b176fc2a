/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the options of lists that look back. */
#include "config.h"
#include "period.h"

error_t period_parse(int key, char *arg, struct period *period)
{
	switch (key) {
	case OPTION_FROM:
		period->from = arg;
		return 0;
	case OPTION_TO:
		period->to = arg;
		return 0;
	case OPTION_LIMIT:
		period->limit = arg;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}
