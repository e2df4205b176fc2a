/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of sheets and cells, as spreadsheets write them. */
#include "config.h"
#include "sheet_name.h"
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Bytes of the text's first `most` units of UTF-16, in which spreadsheets count. */
static size_t cut_length(const char *text, size_t most)
{
	size_t units = 0, i = 0;
	while (text[i] != '\0') {
		unsigned char lead = (unsigned char)text[i];
		size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
		units += bytes == 4 ? 2 : 1;
		if (units > most)
			break;
		i += bytes;
	}
	return i;
}

void sheet_name_make(const char *wanted, unsigned part, char name[SHEET_NAME_SIZE])
{
	char suffix[16] = "";
	if (part > 1)
		snprintf(suffix, sizeof suffix, " (%u)", part);
	while (*wanted == '\'' || *wanted == ' ')
		wanted++;
	size_t length = cut_length(wanted, SHEET_NAME_MAX - strlen(suffix));
	memcpy(name, wanted, length);
	while (length > 0 && (name[length - 1] == '\'' || name[length - 1] == ' '))
		length--;
	name[length] = '\0';
	for (char *c = name; *c != '\0'; c++) {
		if (strchr("[]:*?/\\", *c) != NULL)
			*c = ' ';
	}
	if (length == 0)
		strcpy(name, "Sheet");
	else if (strcasecmp(name, "history") == 0)
		strcat(name, " report"); /* a spreadsheet keeps that name for itself */
	strcat(name, suffix);
}

char *cell_name(uint32_t row, uint16_t column, char text[CELL_NAME_MAX])
{
	char letters[4];
	size_t count = 0;
	for (unsigned rest = column + 1u; rest > 0 && count < sizeof letters; rest = (rest - 1) / 26)
		letters[count++] = (char)('A' + (rest - 1) % 26);
	for (size_t i = 0; i < count; i++)
		text[i] = letters[count - 1 - i];
	snprintf(text + count, CELL_NAME_MAX - count, "%u", row + 1);
	return text;
}

char *sheet_reference(const struct sheet *sheet, char text[SHEET_REFERENCE_MAX])
{
	char *end = text;
	*end++ = '\'';
	for (const char *c = sheet_name(sheet); *c != '\0'; c++) {
		if (*c == '\'')
			*end++ = '\'';
		*end++ = *c;
	}
	memcpy(end, "'!", 3);
	return text;
}
