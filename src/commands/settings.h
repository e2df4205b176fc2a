/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands about settings share. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/setting.h"

/* Errors: STATUS_NOT_FOUND with the nearest. */
int config_find(struct context *context, const char *name, const struct setting_rule **rule);

/* What a setting is: as it was set, else its standard. */
const char *config_value(struct context *context, const struct setting_rule *rule);
