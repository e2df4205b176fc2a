/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of sheets, as spreadsheets let them in. */
#pragma once
#include "workbook.h"

void sheet_name_make(const char *wanted, unsigned part, char name[SHEET_NAME_SIZE]);
