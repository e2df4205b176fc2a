/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clock, locale, options, dispatch, exit status: nothing else. */
#include "config.h"

int main(void)
{
	return 0;
}
