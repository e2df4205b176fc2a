/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets texts in, folds them for finding, measures them, and makes any bytes safe to print. */
#include "ampoule/text.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>
#include "fold.h"

enum { DOT_ABOVE = 0x307, DOTLESS_I = 0x131, PRINTABLE_COLUMNS = 60, STACK_CHARACTERS = 512 };

/* The next character; a broken byte gives a negative one and a length of 1. */
static size_t character_at(const char *at, size_t length, int32_t *character)
{
	utf8proc_ssize_t read =
		utf8proc_iterate((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)length, character);
	if (read > 0)
		return (size_t)read;
	*character = -1;
	return 1;
}

/* Most texts: ASCII without control characters, where bytes, characters and columns are the same. */
static bool is_plain(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] < ' ' || text[i] > '~')
			return false;
	}
	return true;
}

static bool is_blank(int32_t character)
{
	return character == '\t' || character == ' ' ||
	       (character >= 0x80 && utf8proc_category(character) == UTF8PROC_CATEGORY_ZS);
}

/* What turns, hides or moves other text on a screen, and what a workbook cannot hold. */
static bool is_harmful(int32_t c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		return true;
	if (c < 0x600)
		return false;
	return (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) ||
	       c == 0x61c || c == 0xfeff || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

bool text_is_utf8(const char *text, size_t length)
{
	int32_t character;
	for (size_t i = 0; i < length;) {
		if ((unsigned char)text[i] < 0x80) {
			i++;
			continue;
		}
		i += character_at(text + i, length - i, &character);
		if (character < 0)
			return false;
	}
	return true;
}

bool text_calculates(const char *text, size_t length)
{
	size_t i = 0;
	while (i < length && text[i] == '\'')
		i++;
	return i < length && (text[i] == '=' || text[i] == '+' || text[i] == '-' || text[i] == '@' ||
				     text[i] == '\t' || text[i] == '\r');
}

static size_t count_characters(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

static size_t character_width(int32_t character)
{
	int width = character < 0 ? 1 : utf8proc_charwidth(character);
	return width > 0 ? (size_t)width : 0;
}

size_t text_width(const char *text)
{
	size_t length = strlen(text), width = 0;
	int32_t character;
	for (size_t i = 0; i < length;) {
		if (text[i] >= ' ' && text[i] <= '~') {
			width++;
			i++;
			continue;
		}
		i += character_at(text + i, length - i, &character);
		width += character_width(character);
	}
	return width;
}

/* One character, or broken byte, as it is printed; gives its columns. */
static size_t print_character(const char *at, size_t length, int32_t character, char piece[20])
{
	if (character >= 0 && !is_harmful(character)) {
		memcpy(piece, at, length);
		piece[length] = '\0';
		return character_width(character);
	}
	for (size_t i = 0; i < length; i++)
		snprintf(piece + 4 * i, 5, "\\x%02x", (unsigned char)at[i]);
	return 4 * length;
}

char *text_quote(const char *bytes, size_t length, char out[TEXT_QUOTED_MAX])
{
	static const char ellipsis[] = "…";
	char piece[20];
	size_t columns = 0, used = 0, cut = 0;
	int32_t character;
	for (size_t i = 0; i < length;) {
		size_t size = character_at(bytes + i, length - i, &character);
		columns += print_character(bytes + i, size, character, piece);
		size_t printed = strlen(piece);
		/* Marks take no column: their bytes are bounded too. */
		if (columns > PRINTABLE_COLUMNS || used + printed + sizeof ellipsis > TEXT_QUOTED_MAX) {
			memcpy(out + cut, ellipsis, sizeof ellipsis);
			return out;
		}
		memcpy(out + used, piece, printed);
		used += printed;
		if (columns < PRINTABLE_COLUMNS)
			cut = used;
		i += size;
	}
	out[used] = '\0';
	return out;
}

char *text_printable(const char *bytes, size_t length, struct pool *pool)
{
	char out[TEXT_QUOTED_MAX];
	return pool_copy(pool, text_quote(bytes, length, out));
}

char *text_path(const char *path, struct pool *pool)
{
	size_t length = strlen(path), used = 0;
	char *out = pool_alloc(pool, 4 * length + 1), piece[20];
	int32_t character;
	for (size_t i = 0; i < length;) {
		size_t size = character_at(path + i, length - i, &character);
		print_character(path + i, size, character, piece);
		used += (size_t)(stpcpy(out + used, piece) - (out + used));
		i += size;
	}
	out[used] = '\0';
	return out;
}

size_t text_fold(const char *text, size_t length, int32_t *out, size_t room)
{
	if (is_plain(text, length)) {
		for (size_t i = 0; i < length && length <= room; i++)
			out[i] = tolower((unsigned char)text[i]);
		return length <= room ? length : 0;
	}
	utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length,
		out, (utf8proc_ssize_t)room, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
	return count < 0 || (size_t)count > room ? 0 : (size_t)count;
}

/* Decomposed characters, on the caller's stack where they fit, with room for one more. */
static int32_t *decompose(const char *text, size_t length, int options, int32_t stack[STACK_CHARACTERS],
	size_t *count, struct pool *pool)
{
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
	utf8proc_option_t option = (utf8proc_option_t)options;
	utf8proc_ssize_t wanted =
		utf8proc_decompose(bytes, (utf8proc_ssize_t)length, stack, STACK_CHARACTERS - 1, option);
	int32_t *characters = stack;
	if (wanted >= STACK_CHARACTERS) {
		characters = pool_alloc(pool, ((size_t)wanted + 1) * sizeof *characters);
		wanted = utf8proc_decompose(bytes, (utf8proc_ssize_t)length, characters, wanted, option);
	}
	if (wanted < 0)
		abort(); /* the text was found valid before */
	*count = (size_t)wanted;
	return characters;
}

/* Composes the characters in place and copies them out as UTF-8. */
static char *compose(int32_t *characters, size_t count, int options, struct pool *pool)
{
	utf8proc_ssize_t length =
		utf8proc_reencode(characters, (utf8proc_ssize_t)count, (utf8proc_option_t)options);
	if (length < 0)
		abort();
	char *text = pool_alloc(pool, (size_t)length + 1);
	memcpy(text, characters, (size_t)length);
	return text;
}

static char *to_nfc(const char *text, size_t length, struct pool *pool)
{
	const int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	int32_t stack[STACK_CHARACTERS];
	size_t count;
	int32_t *characters = decompose(text, length, options, stack, &count, pool);
	return compose(characters, count, options, pool);
}

/* Folded ASCII with its blanks run together. */
static char *plain_key(const char *text, size_t length, struct pool *pool)
{
	char *key = pool_alloc(pool, length + 1), *end = key;
	for (size_t i = 0; i < length; i++) {
		if (text[i] != ' ')
			*end++ = (char)tolower((unsigned char)text[i]);
		else if (end > key && end[-1] != ' ')
			*end++ = ' ';
	}
	if (end > key && end[-1] == ' ')
		end--;
	*end = '\0';
	return key;
}

/*
 * Runs blanks together. İ folds to i and a dot, I to i, while ı stays: in Turkish each is the other case of
 * one of them, so that a name in capitals is found only when all are the same.
 */
static size_t squeeze(int32_t *characters, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		int32_t character = characters[i] == DOTLESS_I ? 'i' : characters[i];
		if (character == DOT_ABOVE && kept > 0 && characters[kept - 1] == 'i')
			continue;
		if (is_blank(character)) {
			if (kept == 0 || characters[kept - 1] == ' ')
				continue;
			character = ' ';
		}
		characters[kept++] = character;
	}
	return kept > 0 && characters[kept - 1] == ' ' ? kept - 1 : kept;
}

char *text_key(const char *text, struct pool *pool)
{
	const int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD;
	size_t length = strlen(text), count;
	if (is_plain(text, length))
		return plain_key(text, length, pool);
	int32_t stack[STACK_CHARACTERS];
	int32_t *characters = decompose(text, length, options, stack, &count, pool);
	return compose(characters, squeeze(characters, count), options, pool);
}

/* The part of a valid text between the blanks around it. */
static const char *trim(const char *text, size_t *length)
{
	size_t start = 0, end = 0;
	int32_t character;
	for (size_t i = 0; i < *length;) {
		size_t size = character_at(text + i, *length - i, &character);
		if (!is_blank(character))
			end = i + size;
		else if (end == 0)
			start = i + size;
		i += size;
	}
	*length = end > start ? end - start : 0;
	return text + start;
}

static int32_t find_harmful(const char *text, size_t length)
{
	int32_t character;
	for (size_t i = 0; i < length;) {
		i += character_at(text + i, length - i, &character);
		if (is_harmful(character))
			return character;
	}
	return -1;
}

static int accept(
	const char *what, char *text, size_t characters, size_t most, char **out, struct error *error)
{
	if (characters == 0)
		return error_set(error, STATUS_DATA, _("%s is empty; write at least one character"), what);
	if (characters > most)
		return error_set(error, STATUS_DATA, _("%s '%s' has %zu characters; shorten it to %zu"), what,
			QUOTED(text), characters, most);
	*out = text;
	return 0;
}

int text_clean(
	const char *what, const char *text, size_t most, struct pool *pool, char **out, struct error *error)
{
	size_t length = strlen(text);
	if (is_plain(text, length)) {
		for (; length && *text == ' '; length--)
			text++;
		while (length && text[length - 1] == ' ')
			length--;
		char *copy = pool_alloc(pool, length + 1);
		memcpy(copy, text, length);
		return accept(what, copy, length, most, out, error);
	}

	if (!text_is_utf8(text, length))
		return error_set(error, STATUS_DATA, _("%s '%s' is not valid UTF-8; write it in UTF-8"),
			what, QUOTED(text));
	const char *inner = trim(text, &length);
	int32_t harmful = find_harmful(inner, length);
	if (harmful >= 0)
		return error_set(error, STATUS_DATA,
			_("%s '%s' holds the invisible or control character U+%04X; leave it out"), what,
			QUOTED(text), (unsigned)harmful);
	char *nfc = to_nfc(inner, length, pool);
	return accept(what, nfc, count_characters(nfc), most, out, error);
}
