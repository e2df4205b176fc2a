/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the facts of a thing are shown, to people and to programs. */
#pragma once
#include <jansson.h>
#include "catalogue.h"

/* Writes the facts of a thing, for people or for programs. */
struct shown {
	struct context *context;
	json_t *object; /* NULL: for people */
};

void shown_text(struct shown *shown, const char *label, const char *value);
void shown_number(struct shown *shown, const char *label, int64_t value);

/* What belongs to a product. */
int shown_packages(struct shown *shown, int64_t product);
int shown_aliases(struct shown *shown, int64_t product);

/*
 * What belongs to a version of a recipe: its lines, and of the one that is in use how far the stock of the place goes.
 * With `history` the lines of every version.
 */
int shown_recipe(struct shown *shown, const struct record *recipe, const struct record *version, bool history);

/* The courses of a patient that have not ended: how far each is, and when it is due. */
int shown_courses(struct shown *shown, int64_t patient);

/* What whoever treats a patient must know besides: warnings, the last sessions with every lot, what is there of products
 * of one ingredient that the patient bears. */
int shown_patient(struct shown *shown, const struct record *patient);
