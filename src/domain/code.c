/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a code may look like: of things, of lots, of patients, of products. */
#include "ampoule/text.h"
#include <stdint.h>
#include <utf8proc.h>
#include "ampoule/gs1.h"

static int32_t next_character(const char **at)
{
	int32_t character;
	utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)*at, -1, &character);
	*at += length > 0 ? length : 1;
	return length > 0 ? character : -1;
}

static bool is_letter_or_digit(int32_t character)
{
	int category = utf8proc_category(character);
	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO &&
	       (category <= UTF8PROC_CATEGORY_LO || category >= UTF8PROC_CATEGORY_ND);
}

/* Signs that divide an item or a list, and quotes of any shape: they are lost in a shell and in a table. */
static bool is_kept_out(int32_t c)
{
	switch (c) {
	case '@':
	case '#':
	case '=':
	case ',':
	case '"':
	case '\'':
	case '`':
	case 0x201a: /* low quotes */
	case 0x201e:
		return true;
	}
	int category = utf8proc_category(c);
	return category < UTF8PROC_CATEGORY_LU || category > UTF8PROC_CATEGORY_SO ||
	       category == UTF8PROC_CATEGORY_PI || category == UTF8PROC_CATEGORY_PF;
}

/* "O17": the number of an opened container, which is told from a product by its looks alone. */
static bool is_opened_number(const char *code)
{
	if ((code[0] != 'O' && code[0] != 'o') || !code[1])
		return false;
	return strspn(code + 1, "0123456789") == strlen(code + 1);
}

static int check_characters(const char *what, const char *code, struct error *error)
{
	bool any = false;
	for (const char *at = code; *at;) {
		const char *start = at;
		int32_t character = next_character(&at);
		if (is_kept_out(character))
			return error_set(error, STATUS_DATA,
				_("%s '%s' holds '%s'; write letters, digits and signs such as - _ . / "
				  "without blanks"),
				what, QUOTED(code),
				text_quote(start, (size_t)(at - start), (char[TEXT_QUOTED_MAX]){ 0 }));
		any |= is_letter_or_digit(character);
	}
	if (!any)
		return error_set(error, STATUS_DATA, _("%s '%s' is all signs; write a letter or a digit"),
			what, QUOTED(code));
	return 0;
}

int text_clean_code(const char *what, const char *text, struct pool *pool, char **out, struct error *error)
{
	char *code;
	int status = text_clean(what, text, SIZE_MAX, pool, &code, error);
	if (status)
		return status;
	size_t length = strlen(code);
	if (length > TEXT_CODE_MAX)
		return error_set(error, STATUS_DATA,
			_("%s '%s' takes %zu bytes; shorten it to %d (a letter outside ASCII takes two or "
			  "more)"),
			what, QUOTED(code), length, TEXT_CODE_MAX);
	if (*code == '-')
		return error_set(error, STATUS_DATA,
			_("%s '%s' begins with '-', as options do; begin with a letter or a digit"), what,
			QUOTED(code));
	if (is_opened_number(code))
		return error_set(error, STATUS_DATA,
			_("%s '%s' looks like the number of an opened container; write another code"), what,
			QUOTED(code));
	status = check_characters(what, code, error);
	if (!status)
		*out = code;
	return status;
}

int text_clean_lot(const char *text, struct pool *pool, char **out, struct error *error)
{
	static const char set[] =
		"!\"%&'()*+,-./0123456789:;<=>?_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	size_t length = strlen(text), good = strspn(text, set);
	if (length == 0)
		return error_set(
			error, STATUS_DATA, _("lot code is empty; write it as it stands on the container"));
	if (good < length) {
		const char *at = text + good;
		next_character(&at);
		size_t size = (size_t)(at - text) - good;
		return error_set(error, STATUS_DATA,
			_("lot code '%s' holds '%s', which GS1 does not allow in one; write it as it stands "
			  "on the container"),
			QUOTED(text), text_quote(text + good, size, (char[TEXT_QUOTED_MAX]){ 0 }));
	}
	if (length > TEXT_LOT_MAX)
		return error_set(error, STATUS_DATA, _("lot code '%s' has %zu characters; GS1 allows %d"),
			QUOTED(text), length, TEXT_LOT_MAX);
	*out = pool_copy(pool, text);
	return 0;
}

static bool is_telephone_number(const char *text)
{
	size_t digits = 0;
	while (*text) {
		int32_t character = next_character(&text);
		int category = utf8proc_category(character);
		if (category == UTF8PROC_CATEGORY_ND)
			digits++;
		else if (category != UTF8PROC_CATEGORY_ZS && category != UTF8PROC_CATEGORY_PD &&
			 !(character < 0x80 && strchr("+()./", character)))
			return false;
	}
	return digits >= 7;
}

int text_clean_patient(const char *text, struct pool *pool, char **out, struct error *error)
{
	if (strchr(text, '@'))
		return error_set(error, STATUS_DATA,
			_("patient code '%s' looks like an e-mail address; write a code that names nobody"),
			QUOTED(text));
	if (is_telephone_number(text))
		return error_set(error, STATUS_DATA,
			_("patient code '%s' looks like a telephone number; write a code that names nobody"),
			QUOTED(text));
	return text_clean_code(_("patient code"), text, pool, out, error);
}

int text_clean_product(const char *text, struct pool *pool, char **out, struct error *error)
{
	if (gs1_looks_scanned(text))
		return error_set(error, STATUS_DATA,
			_("code '%s' looks like a scan, and would be read as one; write another code, and give the number "
			  "of a pack with --gtin"),
			QUOTED(text));
	return text_clean_code(_("code"), text, pool, out, error);
}
