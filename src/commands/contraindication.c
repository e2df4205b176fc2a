/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's contraindications: data that a doctor keeps, for the sources contradict each other. */
#include "catalogue.h"

CATALOGUE_COMMAND(contraindication, add, N_("add a contraindication"), N_("CODE"),
	N_("Adds one to the clinic's list: 'absolute' is refused without an override, 'relative' is a warning. A medicine "
	"that falls under it is found in what patients take:\n"
	"ampoule contraindication add gout --name Gout --severity relative --medicine allopurinol"),
	CATALOGUE_POSTS(catalogue_add, ROLE_MANAGER | ROLE_DOCTOR));

CATALOGUE_COMMAND(contraindication, list, N_("list the contraindications"), NULL, NULL,
	CATALOGUE_READS(catalogue_list, ROLE_ANY));

CATALOGUE_COMMAND(contraindication, show, N_("show a contraindication, and with --history all that became of it"), N_("CODE"), NULL,
	CATALOGUE_READS(catalogue_show, ROLE_ANY));

CATALOGUE_COMMAND(contraindication, edit, N_("change a contraindication"), N_("CODE"),
	NULL, CATALOGUE_POSTS(catalogue_edit, ROLE_MANAGER | ROLE_DOCTOR));

CATALOGUE_COMMAND(contraindication, retire, N_("take a contraindication out of use, or back with --undo"), N_("CODE"), NULL,
	CATALOGUE_POSTS(catalogue_retire, ROLE_MANAGER | ROLE_DOCTOR));
