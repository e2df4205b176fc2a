/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of one scan held against each other: what excludes, needs or seems to hold another. */
#include <string.h>
#include "gs1_scan.h"

static bool element_is(const struct gs1_element *element, const char *ai)
{
	return strcmp(element->ai, ai) == 0;
}

const struct gs1_element *gs1_scan_find(const struct gs1 *gs1, const char *ai)
{
	for (size_t i = 0; i < gs1->count; i++)
		if (element_is(&gs1->elements[i], ai))
			return &gs1->elements[i];
	return NULL;
}

/*
 * Whether a lot or a serial number looks as if it held the elements behind it, which happens when a scanner
 * does not send the separator that must follow both (General Specifications, section 7.8): an expiry at its
 * end or before another element; where no expiry was found, the serial number behind a lot or the other way
 * round, or the key of four characters that the Russian marking puts behind a serial number.
 */
static bool element_swallowed(const struct gs1 *gs1, const struct gs1_element *element, int year)
{
	bool lot = element_is(element, "10");
	if (!lot && !element_is(element, "21"))
		return false;
	const char *companion = lot ? "21" : "10";
	bool marked = gs1_scan_find(gs1, "91") || gs1_scan_find(gs1, "92") || gs1_scan_find(gs1, "93");
	bool dated = gs1_scan_find(gs1, "17") || gs1_scan_find(gs1, "7003");
	for (const char *at = element->value + 1; *at; at++) {
		if (strlen(at) >= 8 && strncmp(at, "17", 2) == 0 && gs1_are_digits(at, 8) &&
			gs1_day(at + 2, year) != DAY_NONE &&
			(at[8] == '\0' || (!dated && gs1_ai_find(at + 8))))
			return true;
		if (dated || marked)
			continue;
		if (strncmp(at, companion, 2) == 0 && at[2] != '\0')
			return true;
		if (!lot && strlen(at) == 6 && (strncmp(at, "91", 2) == 0 || strncmp(at, "93", 2) == 0))
			return true;
	}
	return false;
}

void gs1_scan_suspect(struct gs1_scan *scan)
{
	for (size_t i = 0; i < scan->out->count; i++)
		if (element_swallowed(scan->out, &scan->out->elements[i], scan->year))
			scan->out->suspect = true;
}

/* General Specifications, section 4.13.1: what may not stand together, in every scan. */
static int check_pairs(struct gs1_scan *scan)
{
	const struct gs1 *gs1 = scan->out;
	for (size_t i = 0; i < gs1->count; i++) {
		const struct gs1_element *one = &gs1->elements[i];
		const struct gs1_ai *rule = gs1_ai_find(one->ai);
		for (size_t j = 0; j < gs1->count; j++) {
			const struct gs1_element *two = &gs1->elements[j];
			if (element_is(two, one->ai) && strcmp(one->value, two->value) != 0)
				return error_set(scan->error, STATUS_DATA,
					_("'(%s)%s' and '(%s)%s' are two values of one element; scan one "
					  "code"),
					one->ai, one->value, two->ai, two->value);
			if (gs1_ai_is_listed(rule->excludes, two->ai, strlen(two->ai)))
				return error_set(scan->error, STATUS_DATA,
					_("'(%s)%s' and '(%s)%s' may not stand in one code; scan one code"),
					one->ai, one->value, two->ai, two->value);
		}
	}
	return STATUS_OK;
}

static bool has_one_of(const struct gs1 *gs1, const char *list, size_t length)
{
	for (size_t i = 0; i < gs1->count; i++) {
		size_t digits = strlen(gs1->elements[i].ai);
		for (size_t at = 0; at < length; at += strcspn(list + at, ", ") + 1)
			if (strcspn(list + at, ", ") == digits &&
				strncmp(list + at, gs1->elements[i].ai, digits) == 0)
				return true;
	}
	return false;
}

/* General Specifications, section 4.13.2: what an element cannot do without. */
static int check_companions(struct gs1_scan *scan)
{
	for (size_t i = 0; i < scan->out->count; i++) {
		const struct gs1_element *element = &scan->out->elements[i];
		const char *needs = gs1_ai_find(element->ai)->needs;
		while (needs && *needs) {
			size_t length = strcspn(needs, " ");
			if (!has_one_of(scan->out, needs, length))
				return error_set(scan->error, STATUS_DATA,
					_("'(%s)%s' needs one of the elements '%.*s' beside it; scan the "
					  "whole code"),
					element->ai, element->value, (int)length, needs);
			needs += length;
			needs += strspn(needs, " ");
		}
	}
	return STATUS_OK;
}

int gs1_scan_check(struct gs1_scan *scan)
{
	int status = check_pairs(scan);
	if (status == STATUS_OK && scan->strict)
		status = check_companions(scan);
	return status;
}
