/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what belongs to a thing: packages, former codes. */
#include "catalogue_shown.h"
#include "ampoule/package.h"

enum { LABEL_WIDTH = 15 };

void shown_text(struct shown *shown, const char *label, const char *value)
{
	if (shown->object)
		json_object_set_new(shown->object, label, json_string(value));
	else
		fprintf(shown->context->out, "%-*s %s\n", LABEL_WIDTH, label, value);
}

void shown_number(struct shown *shown, const char *label, int64_t value)
{
	if (shown->object)
		json_object_set_new(shown->object, label, json_integer(value));
	else
		fprintf(shown->context->out, "%-*s %lld\n", LABEL_WIDTH, label, (long long)value);
}

int shown_packages(struct shown *shown, int64_t product)
{
	struct record *packages;
	size_t count;
	json_t *list = shown->object ? json_array() : NULL;

	int status = package_list(shown->context->store, product, shown->context->pool, &packages, &count);
	for (size_t i = 0; i < count; i++) {
		int64_t containers = record_integer(&thing_package, &packages[i], "containers");
		const char *gtin = record_value(&thing_package, &packages[i], "gtin");
		bool retired = record_integer(&thing_package, &packages[i], "retired") != 0;
		if (list)
			json_array_append_new(list, json_pack("{s:I, s:s*, s:o*}", "containers", (json_int_t)containers,
				"gtin", gtin, "retired", retired ? json_true() : NULL));
		else
			shown_text(shown, "package", pool_printf(shown->context->pool, "%lld%s%s%s",
				(long long)containers, gtin ? "  gtin " : "", gtin ? gtin : "",
				retired ? _("  retired") : ""));
	}
	if (list)
		json_object_set_new(shown->object, "packages", list);
	return status;
}

/* Codes that it had before. */
int shown_aliases(struct shown *shown, int64_t product)
{
	const char **codes;
	size_t count;
	int status = alias_list(shown->context->store, product, shown->context->pool, &codes, &count);
	json_t *list = shown->object && count > 0 ? json_array() : NULL;
	for (size_t i = 0; i < count; i++) {
		if (list)
			json_array_append_new(list, json_string(codes[i]));
		else
			shown_text(shown, "formerly", codes[i]);
	}
	if (list)
		json_object_set_new(shown->object, "formerly", list);
	return status;
}
