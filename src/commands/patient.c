/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patients: codes, nothing else. */
#include "catalogue.h"

CATALOGUE_COMMAND(patient, add, N_("add a patient"), N_("[CODE]"),
	N_("Adds a patient by the clinic's code; without one the next is given: P0001, P0002 … Names, birth dates and "
	"contacts are not kept."),
	CATALOGUE_POSTS(catalogue_add, ROLE_CLINICAL));

CATALOGUE_COMMAND(patient, list, N_("list the patients"), NULL, NULL,
	CATALOGUE_READS(catalogue_list, ROLE_CLINICAL));

CATALOGUE_COMMAND(patient, show, N_("show a patient, and with --history all that became of it"), N_("CODE"), NULL,
	CATALOGUE_READS(catalogue_show, ROLE_CLINICAL));

CATALOGUE_COMMAND(patient, edit, N_("change a patient"), N_("CODE"),
	NULL, CATALOGUE_POSTS(catalogue_edit, ROLE_CLINICAL));

CATALOGUE_COMMAND(patient, retire, N_("take a patient out of use, or back with --undo"), N_("CODE"), NULL,
	CATALOGUE_POSTS(catalogue_retire, ROLE_CLINICAL));
