/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locations: the places where stock stands. */
#include "catalogue.h"

CATALOGUE_COMMAND(location, add, N_("add a location"), N_("CODE"),
	NULL, CATALOGUE_POSTS(catalogue_add, ROLE_MANAGER));

CATALOGUE_COMMAND(location, list, N_("list the locations"), NULL, NULL,
	CATALOGUE_READS(catalogue_list, ROLE_ANY));

CATALOGUE_COMMAND(location, show, N_("show a location, and with --history all that became of it"), N_("CODE"), NULL,
	CATALOGUE_READS(catalogue_show, ROLE_ANY));

CATALOGUE_COMMAND(location, edit, N_("change a location"), N_("CODE"),
	NULL, CATALOGUE_POSTS(catalogue_edit, ROLE_MANAGER));

CATALOGUE_COMMAND(location, retire, N_("take a location out of use, or back with --undo"), N_("CODE"), NULL,
	CATALOGUE_POSTS(catalogue_retire, ROLE_MANAGER));
