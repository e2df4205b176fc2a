/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of products or ingredients that do not go together: the clinic's table, which starts empty. */
#include "catalogue.h"

CATALOGUE_COMMAND(incompatible, add, N_("add a pair that does not go together"), N_("CODE"),
	N_("Adds a pair of products or ingredients:\n"
	"ampoule incompatible add lipo-lido --one lidocaine --other phosphatidylcholine --severity absolute "
	"--note 'inhibits lipolysis'"),
	CATALOGUE_POSTS(catalogue_add, ROLE_MANAGER | ROLE_DOCTOR));

CATALOGUE_COMMAND(incompatible, list, N_("list what does not go together"), NULL, NULL,
	CATALOGUE_READS(catalogue_list, ROLE_ANY));

CATALOGUE_COMMAND(incompatible, show, N_("show a pair that does not go together, and with --history all that became of it"), N_("CODE"), NULL,
	CATALOGUE_READS(catalogue_show, ROLE_ANY));

CATALOGUE_COMMAND(incompatible, edit, N_("change a pair that does not go together"), N_("CODE"),
	NULL, CATALOGUE_POSTS(catalogue_edit, ROLE_MANAGER | ROLE_DOCTOR));

CATALOGUE_COMMAND(incompatible, retire, N_("take a pair that does not go together out of use, or back with --undo"), N_("CODE"), NULL,
	CATALOGUE_POSTS(catalogue_retire, ROLE_MANAGER | ROLE_DOCTOR));
