/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suppliers: who delivers. */
#include "catalogue.h"

CATALOGUE_COMMAND(supplier, add, N_("add a supplier"), N_("CODE"),
	NULL, CATALOGUE_POSTS(catalogue_add, ROLE_MANAGER));

CATALOGUE_COMMAND(supplier, list, N_("list the suppliers"), NULL, NULL,
	CATALOGUE_READS(catalogue_list, ROLE_ANY));

CATALOGUE_COMMAND(supplier, show, N_("show a supplier, and with --history all that became of it"), N_("CODE"), NULL,
	CATALOGUE_READS(catalogue_show, ROLE_ANY));

CATALOGUE_COMMAND(supplier, edit, N_("change a supplier"), N_("CODE"),
	NULL, CATALOGUE_POSTS(catalogue_edit, ROLE_MANAGER));

CATALOGUE_COMMAND(supplier, retire, N_("take a supplier out of use, or back with --undo"), N_("CODE"), NULL,
	CATALOGUE_POSTS(catalogue_retire, ROLE_MANAGER));
