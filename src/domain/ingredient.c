/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of names that are kept as one text. */
#include "ampoule/ingredient.h"
#include <string.h>
#include "ampoule/text.h"

static const char allergen_word[] = "allergen";

/* Takes the blanks off both ends. */
static char *trim(char *part)
{
	part += strspn(part, " \t");
	for (size_t length = strlen(part); length > 0 && (part[length - 1] == ' ' || part[length - 1] == '\t');)
		part[--length] = '\0';
	return part;
}

/* The next part of a member; NULL at its end. */
static char *take_part(char **rest)
{
	char *part = strsep(rest, ":");
	return part == NULL ? NULL : trim(part);
}

/* The next member of a list: up to `;`, or a comma with a blank behind it, for names hold commas too (1,2-hexanediol). */
static char *take_member(char **rest)
{
	char *member = *rest, *end = member;
	if (member == NULL)
		return NULL;
	while (*end != '\0' && *end != ';' && !(end[0] == ',' && end[1] == ' '))
		end++;
	*rest = *end == '\0' ? NULL : end + 1;
	*end = '\0';
	return trim(member);
}

/* The member of a text; `*surplus` when there is more in it than a member has. */
static struct ingredient member_read(char *text, bool detailed, struct pool *pool, bool *surplus)
{
	char *rest = text;
	struct ingredient member = { .name = detailed ? take_part(&rest) : text };
	char *part = detailed ? take_part(&rest) : NULL;
	if (part != NULL && strcmp(text_key(part, pool), allergen_word) != 0) {
		member.strength = part[0] == '\0' ? NULL : part;
		part = take_part(&rest);
	}
	member.allergen = part != NULL && strcmp(text_key(part, pool), allergen_word) == 0;
	*surplus = (part != NULL && !member.allergen) || (detailed && rest != NULL);
	member.key = text_key(member.name, pool);
	return member;
}

const struct ingredient *ingredient_list_find(const struct ingredient_list *list, const char *key)
{
	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->members[i].key, key) == 0)
			return &list->members[i];
	}
	return NULL;
}

static void put(struct ingredient_list *list, struct ingredient member, struct pool *pool)
{
	const struct ingredient *there = ingredient_list_find(list, member.key);
	if (there == NULL) {
		pool_append(pool, &list->members, &list->count, sizeof(member));
		there = &list->members[list->count - 1];
	}
	list->members[there - list->members] = member;
}

void ingredient_list_load(const char *text, bool detailed, struct pool *pool, struct ingredient_list *list)
{
	bool ignored;
	*list = (struct ingredient_list){ 0 };
	char *rest = text == NULL ? NULL : pool_copy(pool, text);
	for (char *part = take_member(&rest); part != NULL; part = take_member(&rest))
		put(list, member_read(part, detailed, pool, &ignored), pool);
}

const char *ingredient_list_text(const struct ingredient_list *list, struct pool *pool)
{
	const char *text = NULL;
	for (size_t i = 0; i < list->count; i++) {
		const struct ingredient *member = &list->members[i];
		const char *strength = member->strength;
		const char *one = pool_printf(pool, "%s%s%s%s%s", member->name, strength ? ":" : "",
			strength ? strength : "", member->allergen ? ":" : "", member->allergen ? allergen_word : "");
		text = text == NULL ? one : pool_printf(pool, "%s; %s", text, one);
	}
	return text;
}

/* The parts of what people write, let in one by one, so that a message shows the part that is wrong. */
static int part_clean(const char *what, const char *part, bool detailed, struct pool *pool,
	struct ingredient *member, struct error *error)
{
	bool surplus;
	char *clean;
	int status = text_clean(what, part, TEXT_NAME_MAX, pool, &clean, error);
	if (status < 0)
		return status;
	*member = member_read(pool_copy(pool, clean), detailed, pool, &surplus);
	if (surplus)
		return error_set(error, STATUS_DATA,
			_("%s '%s': write it as name:strength:allergen, as in 'fish collagen:1%%:allergen'"), what,
			QUOTED(clean));
	if (member->name[0] == '\0')
		return error_set(error, STATUS_DATA, _("%s '%s' has no name"), what, QUOTED(clean));
	return 0;
}

int ingredient_list_add(const char *what, const char *text, bool detailed, struct pool *pool,
	struct ingredient_list *list, struct error *error)
{
	char *rest = pool_copy(pool, text);
	bool any = false;
	for (char *part = take_member(&rest); part != NULL; part = take_member(&rest)) {
		struct ingredient member;
		if (part[0] == '\0' && rest == NULL && any)
			break; /* a list may end in its sign */
		any = true;
		int status = part_clean(what, part, detailed, pool, &member, error);
		if (status < 0)
			return status;
		put(list, member, pool);
	}
	const char *kept = ingredient_list_text(list, pool);
	if (strlen(kept) > TEXT_NOTE_MAX)
		return error_set(error, STATUS_DATA, _("%s: the list is longer than %d bytes; shorten it"), what,
			TEXT_NOTE_MAX);
	return 0;
}

int ingredient_list_drop(const char *what, const char *text, struct pool *pool, struct ingredient_list *list,
	struct error *error)
{
	struct ingredient_list said = { 0 };
	int status = ingredient_list_add(what, text, false, pool, &said, error);
	for (size_t i = 0; status == 0 && i < said.count; i++) {
		const struct ingredient *there = ingredient_list_find(list, said.members[i].key);
		if (there == NULL)
			return error_set(error, STATUS_NOT_FOUND, _("%s '%s' does not stand in the list"), what,
				QUOTED(said.members[i].name));
		size_t at = (size_t)(there - list->members);
		memmove(list->members + at, list->members + at + 1, (--list->count - at) * sizeof(*there));
	}
	return status;
}

bool name_is_within(const char *key, const char *other)
{
	size_t length = strlen(key);
	if (length == 0)
		return false;
	for (const char *at = strstr(other, key); at != NULL; at = strstr(at + 1, key)) {
		bool begins = at == other || at[-1] == ' ' || at[-1] == '-';
		bool ends = at[length] == '\0' || at[length] == ' ' || at[length] == '-';
		if (begins && ends)
			return true;
	}
	return false;
}
