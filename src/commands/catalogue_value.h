/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of fields, as people and files write them, where the clock or other things say what they mean. */
#pragma once
#include "catalogue.h"

/*
 * Takes a value into a record: days are brought to ISO, codes of other things looked up, all else is record_set's.
 * Errors: STATUS_DATA; STATUS_NOT_FOUND and STATUS_REFUSED for another thing that is missing or retired.
 */
int value_read(struct context *context, const struct thing *thing, struct record *record, size_t field,
	const char *text);

/* Adds members to a list, or drops them. Errors: as above. */
int value_change_list(struct context *context, const struct thing *thing, struct record *record,
	const struct list_change *change);
