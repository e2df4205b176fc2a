/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mixtures made ahead of their session. */
#include "config.h"
#include "ampoule/mixture.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/cost.h"
#include "ampoule/statement.h"
#include "ampoule/text.h"
#include "store_internal.h"

/* "812" or "812.2" as entry and place in it; false for anything else. */
static bool read_number(const char *text, int64_t *entry, int64_t *ordinal)
{
	char *end;
	*ordinal = 1;
	if (text[0] < '1' || text[0] > '9' || strlen(text) > 18)
		return false;
	*entry = strtoll(text, &end, 10);
	if (*end == '.' && end[1] >= '1' && end[1] <= '9')
		*ordinal = strtoll(end + 1, &end, 10);
	return *end == '\0';
}

const char *preparation_number(int64_t entry, int64_t ordinal, struct pool *pool)
{
	if (ordinal == 1)
		return pool_printf(pool, "%lld", (long long)entry);
	return pool_printf(pool, "%lld.%lld", (long long)entry, (long long)ordinal);
}

int mixture_find(struct store *store, const char *number, struct pool *pool, struct mixture *mixture)
{
	int64_t entry, ordinal;
	if (read_number(number, &entry, &ordinal)) {
		STATEMENT st = statement_prepare(store, sql_preparation_head);
		statement_bind_integer(&st, ":entry", entry);
		statement_bind_integer(&st, ":ordinal", ordinal);
		if (statement_step(&st)) {
			*mixture = (struct mixture){
				.id = statement_integer(&st, "id"),
				.number = pool_copy(pool, number),
				.patient = statement_integer(&st, "patient"),
				.patient_code = pool_copy(pool, statement_text(&st, "patient_code")),
				.recipe = pool_copy(pool, statement_text(&st, "recipe")),
				.recipe_id = statement_integer(&st, "recipe_id"),
				.area = pool_copy(pool, statement_text(&st, "area")),
				.prepared = statement_instant(&st, "prepared"),
				.use_by = statement_instant(&st, "use_by"),
				.volume = statement_integer(&st, "volume"),
				.stands = statement_integer(&st, "stands") != 0,
				.session = statement_integer(&st, "session"),
				.discarded = statement_integer(&st, "discarded"),
			};
			return STATUS_OK;
		}
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
	}
	return error_set(store->error, STATUS_NOT_FOUND, _("there is no preparation '%s'; see 'ampoule opened'"),
		QUOTED(number));
}

int mixture_check_stands(struct store *store, const struct mixture *mixture)
{
	if (mixture->stands)
		return STATUS_OK;
	if (mixture->session != 0)
		return error_set(store->error, STATUS_REFUSED, _("preparation %s was used in session %lld"),
			mixture->number, (long long)mixture->session);
	if (mixture->discarded != 0)
		return error_set(store->error, STATUS_REFUSED, _("preparation %s was thrown away by entry %lld"),
			mixture->number, (long long)mixture->discarded);
	return error_set(store->error, STATUS_REFUSED, _("preparation %s is void; see 'ampoule log show %s'"),
		mixture->number, mixture->number);
}

/* A mixture holds what was recalled or held since it was made. */
static int refuse_lots(struct store *store, const struct mixture *mixture, struct when when)
{
	STATEMENT st = statement_prepare(store, sql_mixture_lots);
	statement_bind_integer(&st, ":preparation", mixture->id);
	statement_bind_instant(&st, ":time", when.time);
	if (!statement_step(&st))
		return statement_end(&st);
	const char *product = statement_text(&st, "product"), *lot = statement_text(&st, "lot");
	long long recall = statement_integer(&st, "recall");
	if (strcmp(statement_text(&st, "status"), "held") == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("preparation %s holds %s lot '%s', which is on hold: it goes into no patient until "
			  "'ampoule lot release %s@%s'"),
			mixture->number, product, lot, product, lot);
	if (recall != 0)
		return error_set(store->error, STATUS_REFUSED,
			_("preparation %s holds %s lot '%s', which is recalled (recall %lld): it goes into no patient; throw it "
			  "away with 'ampoule discard %s --reason recalled'"),
			mixture->number, product, lot, recall, mixture->number);
	return error_set(store->error, STATUS_REFUSED,
		_("preparation %s holds %s lot '%s', which is recalled: it goes into no patient; throw it away with "
		  "'ampoule discard %s --reason recalled'"),
		mixture->number, product, lot, mixture->number);
}

int mixture_check_use(struct store *store, const struct mixture *mixture, int64_t patient, struct when when,
	bool incident)
{
	char text[LOCAL_TEXT_MAX];
	int status = mixture_check_stands(store, mixture);
	if (status != STATUS_OK)
		return status;
	if (mixture->patient != patient && !incident)
		return error_set(store->error, STATUS_REFUSED,
			_("preparation %s was mixed for patient '%s'; a mixture goes into no other"), mixture->number,
			mixture->patient_code);
	if (mixture->prepared > when.time)
		return error_set(store->error, STATUS_REFUSED, _("preparation %s was made on %s, after the session"),
			mixture->number, zone_format(mixture->prepared, text));
	if (mixture->use_by < when.time && !incident)
		return error_set(store->error, STATUS_REFUSED,
			_("preparation %s was to be used by %s; throw it away with 'ampoule discard %s --reason lapsed'"),
			mixture->number, zone_format(mixture->use_by, text), mixture->number);
	return incident ? STATUS_OK : refuse_lots(store, mixture, when);
}

static int project_one(struct store *store, int64_t preparation)
{
	{
		STATEMENT st = statement_prepare(store, sql_standing_delete);
		statement_bind_integer(&st, ":preparation", preparation);
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	STATEMENT st = statement_prepare(store, sql_standing_insert);
	statement_bind_integer(&st, ":preparation", preparation);
	return statement_run(&st);
}

int mixture_project(struct store *store, int64_t entry)
{
	int status = STATUS_OK;
	STATEMENT st = statement_prepare(store, sql_entry_preparations);
	statement_bind_integer(&st, ":entry", entry);
	while (status == STATUS_OK && statement_step(&st))
		status = project_one(store, statement_integer(&st, "preparation"));
	return status == STATUS_OK ? statement_end(&st) : status;
}

/* A line with which a mixture was drawn up. */
struct drawn {
	struct movement movement;
	bool liquid;
	content_t injected;
};

static int drawn_load(struct store *store, int64_t preparation, struct pool *pool, struct drawn **lines, size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_preparation_used);
	statement_bind_integer(&st, ":preparation", preparation);
	while (statement_step(&st)) {
		struct drawn *line = pool_append(pool, lines, count, sizeof(*line));
		line->liquid = strcmp(statement_text(&st, "unit"), unit_name(UNIT_ML)) == 0;
		line->movement = (struct movement){
			.layer = statement_integer(&st, "layer"),
			.location = statement_integer(&st, "location"),
			.opened = statement_integer(&st, "opened"),
			.preparation = preparation,
			.content = -statement_integer(&st, "content"),
			.value = -statement_integer(&st, "value"),
		};
	}
	return statement_end(&st);
}

/* What is injected of each line: of liquids the parts sum to the whole, powders go with their solvent. */
static void share_injected(struct drawn *lines, size_t count, content_t injected, struct pool *pool)
{
	int64_t *weights = pool_alloc(pool, count * sizeof(*weights) + 1);
	content_t *parts = pool_alloc(pool, count * sizeof(*parts) + 1);
	content_t volume = 0;
	for (size_t i = 0; i < count; i++) {
		weights[i] = lines[i].liquid ? lines[i].movement.content : 0;
		volume += weights[i];
	}
	if (injected == 0)
		return;
	cost_split(injected, weights, count, parts);
	for (size_t i = 0; i < count; i++)
		lines[i].injected =
			lines[i].liquid ? parts[i] : cost_share(lines[i].movement.content, injected, volume);
}

/* What is left of a line, its share of the value with it, is residue and no longer used. */
static int leave_line(struct store *store, const struct drawn *line)
{
	struct movement movement = line->movement;
	money_t values[2];
	content_t left = movement.content - line->injected;
	if (left == 0)
		return STATUS_OK;
	cost_split(movement.value, (int64_t[]){ line->injected, left }, 2, values);
	movement.reason = REASON_USED;
	movement.content = left;
	movement.value = values[1];
	int status = ledger_move(store, &movement);
	movement.reason = REASON_RESIDUE;
	movement.content = -left;
	movement.value = -values[1];
	return status == STATUS_OK ? ledger_move(store, &movement) : status;
}

int mixture_leave(struct store *store, int64_t preparation, content_t injected)
{
	struct pool pool = { 0 };
	struct drawn *lines = NULL;
	size_t count = 0;
	int status = drawn_load(store, preparation, &pool, &lines, &count);
	if (status == STATUS_OK)
		share_injected(lines, count, injected, &pool);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = leave_line(store, &lines[i]);
	pool_release(&pool);
	return status;
}

int mixture_discard(struct store *store, const struct act *act, const struct mixture *mixture, int64_t *number)
{
	char text[LOCAL_TEXT_MAX];
	if (mixture->prepared > act->when.time)
		return error_set(store->error, STATUS_REFUSED,
			_("preparation %s was made on %s, after the time given with --on"), mixture->number,
			zone_format(mixture->prepared, text));
	struct entry entry = { .kind = "discarded", .act = act };
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = mixture_leave(store, mixture->id, 0);
	if (status == STATUS_OK) {
		STATEMENT st = statement_prepare(store, sql_discarded_preparation_insert);
		statement_bind_integer(&st, ":entry", entry.number);
		statement_bind_integer(&st, ":preparation", mixture->id);
		ledger_includes(store, "discarded_preparation");
		status = statement_run(&st);
	}
	if (status == STATUS_OK)
		status = mixture_project(store, entry.number);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
