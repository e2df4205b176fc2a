/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session is looked at for when it is planned, and what is kept beside it when it is posted. */
#pragma once
#include "ampoule/session.h"

/*
 * A check looks at a plan whose containers are chosen. It adds what is worth keeping with session_find, or refuses. All of
 * them stand in session_plan.c, in the order in which they run.
 */
typedef int session_check(struct store *store, struct pool *pool, struct session_plan *plan);
session_check session_changes_find;

/* Adds a finding to a plan; the texts belong to the pool. */
void session_find(struct session_plan *plan, struct pool *pool, const char *rule, const char *severity, const char *detail);

/* What is kept beside a session or a mixture made ahead, within the open entry. */
int session_changes_post(struct store *store, int64_t entry, const struct session_plan *plan);

/* What is kept beside a session alone; all of them stand in session_post.c. */
typedef int session_keep(struct store *store, int64_t entry, const struct session_plan *plan);
session_keep session_visit_post;

/* Within the open entry: a session under its number, and what a plan comes to. */
int session_insert(struct store *store, int64_t entry, int64_t number, const struct session_request *request);
int session_record_plan(struct store *store, struct entry *entry, const struct session_plan *plan);

/* Plans a session whose taking says already for when it is, and since when what it takes must be there. */
int session_plan_taking(struct store *store, struct pool *pool, struct session_plan *plan);

/* Read back with a session, by its last entry. */
int session_changes_load(struct store *store, int64_t entry, struct pool *pool, struct session_record *record);
int session_visit_load(struct store *store, int64_t entry, struct pool *pool, struct session_record *record);
