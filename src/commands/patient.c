/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patients: a code and what whoever treats them must know; never who they are. */
#include "catalogue.h"

CATALOGUE_COMMAND(patient, add, N_("add a patient"), N_("[CODE]"),
	N_("Adds a patient by the clinic's code; without one the next is given: P0001, P0002 … Names, birth dates and "
	"contacts are not kept. --allergy names an ingredient, --contraindication one of 'ampoule contraindication list'."),
	CATALOGUE_POSTS(catalogue_add, ROLE_CLINICAL));

CATALOGUE_COMMAND(patient, list, N_("list the patients"), NULL, NULL,
	CATALOGUE_READS(catalogue_list, ROLE_CLINICAL));

CATALOGUE_COMMAND(patient, show, N_("all that whoever treats a patient must know"), N_("CODE"),
	N_("Allergies, contraindications, medication, what the checks will warn of, the last sessions with every lot; for "
	"the allergic what is in stock of one ingredient that is borne. --history tells every change."),
	CATALOGUE_READS(catalogue_show, ROLE_CLINICAL));

CATALOGUE_COMMAND(patient, edit, N_("change a patient"), N_("CODE"),
	NULL, CATALOGUE_POSTS(catalogue_edit, ROLE_CLINICAL));

CATALOGUE_COMMAND(patient, retire, N_("take a patient out of use, or back with --undo"), N_("CODE"), NULL,
	CATALOGUE_POSTS(catalogue_retire, ROLE_CLINICAL));
