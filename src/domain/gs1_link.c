/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digital Links: a key and its qualifiers in the path, attributes in the query (GS1 Digital Link: URI
 * Syntax). */
#include <string.h>
#include "ampoule/text.h"
#include "gs1_scan.h"

/* The keys that a path may begin with, and the qualifiers that may follow, in this order. */
static const struct key {
	const char *ai;
	const char *qualifiers;
	const char *other_qualifiers;
} keys[] = {
	{ "00" },
	{ "01", "22,10,21", "235" },
	{ "253" },
	{ "255" },
	{ "401" },
	{ "402" },
	{ "414", "254", "7040" },
	{ "415", "8020" },
	{ "417", "7040" },
	{ "8003" },
	{ "8004", "7040" },
	{ "8006", "22,10,21" },
	{ "8010", "8011" },
	{ "8013" },
	{ "8017", "8019" },
	{ "8018", "8019" },
};

/* What identifies an item may stand in the path only. */
static const char path_only[] = "01,10,21,22,235";

/* A piece of the link. */
struct piece {
	const char *text;
	size_t length;
};

static const char *const schemes[] = { "https://", "HTTPS://", "http://", "HTTP://" };

static size_t scheme_length(const char *text)
{
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strncmp(text, schemes[i], strlen(schemes[i])) == 0)
			return strlen(schemes[i]);
	return 0;
}

bool gs1_link_is(const char *text)
{
	return scheme_length(text) > 0;
}

static const struct key *key_find(struct piece ai)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strlen(keys[i].ai) == ai.length && strncmp(keys[i].ai, ai.text, ai.length) == 0)
			return &keys[i];
	return NULL;
}

/* The piece between the last slash of a path and its end, which is cut off with the slash. */
static struct piece path_pop(const char *path, const char **end)
{
	const char *start = *end;
	while (start > path && start[-1] != '/')
		start--;
	struct piece piece = { start, (size_t)(*end - start) };
	*end = start > path ? start - 1 : path;
	return piece;
}

/* The key that stands last in a path, an even number of pieces from its end; the rest is the site's. */
static const struct key *path_key(const char *path, const char *end, const char **start)
{
	while (end > path) {
		path_pop(path, &end);
		if (end == path)
			break;
		struct piece ai = path_pop(path, &end);
		const struct key *key = key_find(ai);
		*start = ai.text;
		if (key)
			return key;
	}
	return NULL;
}

static int hexadecimal(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	return -1;
}

/* Decodes a value into the scan's buffer. In a query `+` is a blank. */
static int value_decode(struct gs1_scan *scan, struct piece value, bool in_query, size_t *length)
{
	*length = 0;
	for (size_t i = 0; i < value.length; i++) {
		char character = value.text[i];
		if (character == '+' && in_query)
			character = ' ';
		if (character == '%') {
			int high = i + 2 < value.length ? hexadecimal(value.text[i + 1]) : -1;
			int low = i + 2 < value.length ? hexadecimal(value.text[i + 2]) : -1;
			if (high < 0 || low < 0)
				return error_set(scan->error, STATUS_DATA,
					_("'%s': two hexadecimal digits must follow '%%' in a link; scan it "
					  "again"),
					text_printable(value.text, value.length, &scan->pool));
			character = (char)(high * 16 + low);
			i += 2;
		}
		scan->buffer[(*length)++] = character;
	}
	return STATUS_OK;
}

static int link_add(struct gs1_scan *scan, struct piece ai, struct piece value, bool in_query)
{
	const struct gs1_ai *rule = gs1_ai_find(ai.text);
	if (!rule || gs1_ai_digits(rule) != ai.length)
		return gs1_scan_unknown(scan, ai.text, ai.length);
	size_t length;
	int status = value_decode(scan, value, in_query, &length);
	if (status != STATUS_OK)
		return status;
	return gs1_scan_add(scan, rule, ai.text, scan->buffer, length);
}

/* What is left of a list of qualifiers behind one of them; NULL when it is not in the list. */
static const char *qualifiers_after(const char *list, struct piece ai)
{
	while (list && *list) {
		size_t length = strcspn(list, ",");
		bool found = length == ai.length && strncmp(list, ai.text, length) == 0;
		list += length;
		list += *list == ',';
		if (found)
			return list;
	}
	return NULL;
}

static struct piece path_next(const char **path, const char *end)
{
	struct piece piece = { *path, 0 };
	while (*path + piece.length < end && piece.text[piece.length] != '/')
		piece.length++;
	*path += piece.length;
	*path += *path < end;
	return piece;
}

static int path_read(struct gs1_scan *scan, const struct key *key, const char *path, const char *end)
{
	struct piece ai = path_next(&path, end);
	int status = link_add(scan, ai, path_next(&path, end), false);
	const char *allowed = key->qualifiers;
	while (status == STATUS_OK && path < end) {
		ai = path_next(&path, end);
		const char *left = qualifiers_after(allowed, ai);
		if (!left && allowed == key->qualifiers)
			left = qualifiers_after(key->other_qualifiers, ai);
		if (!left)
			return error_set(scan->error, STATUS_DATA,
				_("'%s' may not stand there in the path of a Digital Link; scan it again"),
				text_printable(ai.text, ai.length, &scan->pool));
		allowed = left;
		status = link_add(scan, ai, path_next(&path, end), false);
	}
	return status;
}

/* Keys that are not numbers belong to the site and say nothing about the pack. */
static int query_read(struct gs1_scan *scan, const char *query, const char *end)
{
	int status = STATUS_OK;
	while (status == STATUS_OK && query < end) {
		struct piece whole = { query, 0 };
		while (query + whole.length < end && !strchr("&;", query[whole.length]))
			whole.length++;
		query += whole.length;
		query += query < end;
		struct piece ai = { whole.text, 0 };
		while (ai.length < whole.length && ai.text[ai.length] != '=')
			ai.length++;
		if (ai.length == 0 || !gs1_are_digits(ai.text, ai.length))
			continue;
		if (gs1_ai_is_listed(path_only, ai.text, ai.length))
			return error_set(scan->error, STATUS_DATA,
				_("'%.*s' must stand in the path of a Digital Link, not after '?'; scan it "
				  "again"),
				(int)ai.length, ai.text);
		struct piece value = { ai.text + ai.length, whole.length - ai.length };
		if (value.length > 0) {
			value.text++;
			value.length--;
		}
		status = link_add(scan, ai, value, true);
	}
	return status;
}

int gs1_link_read(struct gs1_scan *scan, const char *text)
{
	const char *site = text + scheme_length(text);
	const char *path = site + strcspn(site, "/?#");
	const char *path_end = path + strcspn(path, "?#");
	const char *start = NULL;
	const struct key *key = path > site ? path_key(path, path_end, &start) : NULL;
	if (!key)
		return error_set(scan->error, STATUS_DATA,
			_("'%s' is a link without a GS1 key such as '/01/' and 14 digits; scan another code"),
			text_printable(text, strlen(text), &scan->pool));
	int status = path_read(scan, key, start, path_end);
	if (status == STATUS_OK && *path_end == '?')
		status = query_read(scan, path_end + 1, path_end + strcspn(path_end, "#"));
	return status;
}
