/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products: what is bought, kept and injected. */
#include "catalogue.h"

CATALOGUE_COMMAND(product, add, N_("add a product"), N_("CODE"),
	N_("Adds a product. Its name, area, container and content must be said:\n"
	"ampoule product add hair-x --name 'Hair X' --area hair --container ampoule --content 2ml "
	"--package 10:9521234543213"),
	CATALOGUE_POSTS(catalogue_add, ROLE_MANAGER));

CATALOGUE_COMMAND(product, list, N_("list the products"), NULL, NULL,
	CATALOGUE_READS(catalogue_list, ROLE_ANY));

CATALOGUE_COMMAND(product, show, N_("show a product, and with --history all that became of it"), N_("CODE"), NULL,
	CATALOGUE_READS(catalogue_show, ROLE_ANY));

CATALOGUE_COMMAND(product, edit, N_("change a product"), N_("CODE"),
	NULL, CATALOGUE_POSTS(catalogue_edit, ROLE_MANAGER));

CATALOGUE_COMMAND(product, retire, N_("take a product out of use, or back with --undo"), N_("CODE"), NULL,
	CATALOGUE_POSTS(catalogue_retire, ROLE_MANAGER));
