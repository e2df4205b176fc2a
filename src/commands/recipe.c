/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recipes: what a mixture consists of. */
#include "catalogue.h"

CATALOGUE_COMMAND(recipe, add, N_("add a recipe"), N_("CODE ITEM…"),
	N_("Adds a recipe. An item is PRODUCT=QUANTITY: content (2ml), whole containers (2), or parts (2part) that --to scales, "
	"to 0.01 exactly:\n"
	"ampoule recipe add volume --name Volume --area hair hair-x=2ml biotin=1\n"
	"ampoule recipe add glow --name Glow --area face silicon=2part dmae=1part --to 4ml"),
	CATALOGUE_POSTS(catalogue_add, ROLE_MANAGER | ROLE_DOCTOR));

CATALOGUE_COMMAND(recipe, list, N_("list the recipes"), NULL, NULL,
	CATALOGUE_READS(catalogue_list, ROLE_ANY));

CATALOGUE_COMMAND(recipe, show, N_("show a recipe, and with --history all that became of it"), N_("CODE"), NULL,
	CATALOGUE_READS(catalogue_show, ROLE_ANY));

CATALOGUE_COMMAND(recipe, edit, N_("change a recipe"), N_("CODE [ITEM…]"),
	N_("Changes a recipe. An item takes the place of what the recipe has of that product, or is added; =0 drops "
	"it. Changed items make a new version, and so do area, type, method, life, --to, before-care and aftercare: what was "
	"mixed before keeps its own."),
	CATALOGUE_POSTS(catalogue_edit, ROLE_MANAGER | ROLE_DOCTOR));

CATALOGUE_COMMAND(recipe, retire, N_("take a recipe out of use, or back with --undo"), N_("CODE"), NULL,
	CATALOGUE_POSTS(catalogue_retire, ROLE_MANAGER | ROLE_DOCTOR));
