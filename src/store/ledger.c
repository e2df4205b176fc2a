/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts entries: the one place where the ledger is written and its balances follow (DESIGN.md, section 4). */
#include "config.h"
#include "ampoule/ledger.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/statement.h"
#include "chain.h"
#include "store_internal.h"

static const char *const reason_names[] = {
	[REASON_OPENING] = "opening",
	[REASON_RECEIVED] = "received",
	[REASON_USED] = "used",
	[REASON_RESIDUE] = "residue",
	[REASON_CONSUMED] = "consumed",
	[REASON_BROKEN] = "broken",
	[REASON_EXPIRED] = "expired",
	[REASON_SPOILED] = "spoiled",
	[REASON_LOST] = "lost",
	[REASON_SAMPLE] = "sample",
	[REASON_RECALLED] = "recalled",
	[REASON_RETURNED] = "returned",
	[REASON_COUNTED] = "counted",
	[REASON_CORRECTED] = "corrected",
	[REASON_TRANSFERRED] = "transferred",
	[REASON_OPENED] = "opened",
};

const char *reason_name(enum reason reason)
{
	return reason_names[reason];
}

int reason_find(const char *name)
{
	for (int i = 0; i < (int)(sizeof(reason_names) / sizeof(reason_names[0])); i++) {
		if (strcmp(reason_names[i], name) == 0)
			return i;
	}
	return -1;
}

int ledger_find_ref(struct store *store, const char *ref, const char *request, int64_t *number)
{
	*number = 0;
	STATEMENT st = statement_prepare(store, sql_entry_by_ref);
	statement_bind_text(&st, ":ref", ref);
	if (statement_step(&st)) {
		*number = statement_integer(&st, "number");
		if (strcmp(statement_text(&st, "request"), request) != 0)
			return error_set(store->error, STATUS_REFUSED,
				_("this --ref was given with another request, entry %lld; use a new one"),
				(long long)*number);
	}
	return statement_end(&st);
}

static int evidence_insert(struct store *store, int64_t entry, int64_t line, const struct evidence *evidence)
{
	STATEMENT st = statement_prepare(store, sql_evidence_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":line", line);
	statement_bind_text(&st, ":name", evidence->name);
	statement_bind_integer(&st, ":size", evidence->size);
	statement_bind_text(&st, ":sha256", evidence->sha256);
	ledger_includes(store, "evidence");
	return statement_run(&st);
}

int ledger_open(struct store *store, struct entry *entry)
{
	const struct act *act = entry->act;
	int status = ledger_refuse_closed(store, act->when.day);
	if (status != STATUS_OK)
		return status;
	int64_t last = 0;
	instant_t recorded = INSTANT_NONE;
	STATEMENT find = statement_prepare(store, sql_entry_last);
	if (statement_step(&find)) {
		last = statement_integer(&find, "number");
		recorded = statement_instant(&find, "recorded");
	}
	if (statement_end(&find) != STATUS_OK)
		return statement_end(&find);
	entry->number = last + 1;
	bool clock_behind = recorded != INSTANT_NONE && act->now < recorded;
	instant_t latest = INSTANT_NONE;
	status = ledger_latest(store, &latest);
	if (status != STATUS_OK)
		return status;

	STATEMENT st = statement_prepare(store, sql_entry_insert);
	statement_bind_integer(&st, ":number", entry->number);
	statement_bind_text(&st, ":kind", entry->kind);
	statement_bind_instant(&st, ":recorded", act->now);
	statement_bind_day(&st, ":day", act->when.day);
	statement_bind_instant(&st, ":time", act->when.time);
	statement_bind_text(&st, ":login", act->login);
	statement_bind_id(&st, ":operator", act->operator_id);
	statement_bind_text(&st, ":why", act->why);
	statement_bind_text(&st, ":document", act->document);
	statement_bind_id(&st, ":voids", entry->voids);
	statement_bind_text(&st, ":ref", act->ref);
	statement_bind_text(&st, ":request", act->request);
	statement_bind_integer(&st, ":clock_behind", clock_behind);

	struct open_entry *open = &store->open;
	open->number = entry->number;
	open->back_dated = act->when.time < latest;
	open->movements = open->changes = open->findings = open->differences = 0;
	open->included = chain_table("entry");
	open->touched_count = 0;
	status = statement_run(&st);
	for (size_t i = 0; i < act->evidence_count && status == STATUS_OK; i++)
		status = evidence_insert(store, entry->number, (int64_t)i + 1, &act->evidence[i]);
	return status;
}

static struct touched *touch(struct open_entry *open, const struct movement *movement)
{
	struct touched *touched = NULL;
	for (size_t i = 0; i < open->touched_count && touched == NULL; i++) {
		struct touched *one = &open->touched[i];
		if (one->layer == movement->layer && one->location == movement->location &&
			one->opened == movement->opened)
			touched = one;
	}
	if (touched == NULL) {
		if (open->touched_count == open->touched_room) {
			open->touched_room = open->touched_room == 0 ? 16 : open->touched_room * 2;
			open->touched = reallocarray(open->touched, open->touched_room, sizeof(*open->touched));
			if (open->touched == NULL)
				abort();
		}
		touched = &open->touched[open->touched_count++];
		*touched = (struct touched){ .layer = movement->layer,
			.location = movement->location,
			.opened = movement->opened };
	}
	touched->containers += movement->containers;
	touched->content += movement->content;
	touched->value += movement->value;
	return touched;
}

static int refuse_negative(struct store *store)
{
	return error_set(store->error, STATUS_REFUSED,
		_("more would be taken than is there; nothing was recorded, see 'ampoule stock'"));
}

static int project_sealed(struct store *store, const struct movement *movement)
{
	int64_t containers = movement->containers;
	content_t content = movement->content;
	money_t value = movement->value;
	bool there = false;
	{
		STATEMENT st = statement_prepare(store, sql_balance_find);
		statement_bind_integer(&st, ":layer", movement->layer);
		statement_bind_integer(&st, ":location", movement->location);
		if (statement_step(&st)) {
			there = true;
			containers += statement_integer(&st, "containers");
			content += statement_integer(&st, "content");
			value += statement_integer(&st, "value");
		}
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
	}
	if (containers < 0 || content < 0 || value < 0 || (containers == 0 && (content != 0 || value != 0)))
		return refuse_negative(store);
	if (!there && containers == 0)
		return STATUS_OK;
	STATEMENT st = statement_prepare(store,
		!there		  ? sql_balance_insert
		: containers == 0 ? sql_balance_delete
				  : sql_balance_update);
	statement_bind_integer(&st, ":layer", movement->layer);
	statement_bind_integer(&st, ":location", movement->location);
	if (containers > 0) {
		statement_bind_integer(&st, ":containers", containers);
		statement_bind_integer(&st, ":content", content);
		statement_bind_integer(&st, ":value", value);
	}
	return statement_run(&st);
}

/* A container that stands elsewhere by now is where it is: what an entry does to it at its old place must come to
 * nothing, as where a mixture's use turns into residue. The seal looks at that. */
static int project_opened(struct store *store, const struct movement *movement, struct touched *touched)
{
	content_t content = movement->content;
	money_t value = movement->value;
	bool there = false;
	{
		STATEMENT st = statement_prepare(store, sql_opened_balance_find);
		statement_bind_integer(&st, ":opened", movement->opened);
		if (statement_step(&st)) {
			there = true;
			content += statement_integer(&st, "content");
			value += statement_integer(&st, "value");
			if (statement_integer(&st, "location") != movement->location) {
				touched->moved_content += movement->content;
				touched->moved_value += movement->value;
				return STATUS_OK;
			}
		}
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
	}
	if (content < 0 || value < 0 || (content == 0 && value != 0))
		return refuse_negative(store);
	if (!there && content == 0)
		return STATUS_OK;
	STATEMENT st = statement_prepare(store,
		!there	       ? sql_opened_balance_insert
		: content == 0 ? sql_opened_balance_delete
			       : sql_opened_balance_update);
	statement_bind_integer(&st, ":opened", movement->opened);
	if (!there)
		statement_bind_integer(&st, ":location", movement->location);
	if (content > 0) {
		statement_bind_integer(&st, ":content", content);
		statement_bind_integer(&st, ":value", value);
	}
	return statement_run(&st);
}

int ledger_move(struct store *store, const struct movement *movement)
{
	struct open_entry *open = &store->open;
	STATEMENT st = statement_prepare(store, sql_movement_insert);
	statement_bind_integer(&st, ":entry", open->number);
	statement_bind_integer(&st, ":line", ++open->movements);
	statement_bind_integer(&st, ":layer", movement->layer);
	statement_bind_integer(&st, ":location", movement->location);
	statement_bind_id(&st, ":opened", movement->opened);
	statement_bind_id(&st, ":preparation", movement->preparation);
	statement_bind_text(&st, ":reason", reason_name(movement->reason));
	statement_bind_integer(&st, ":containers", movement->containers);
	statement_bind_integer(&st, ":content", movement->content);
	statement_bind_integer(&st, ":value", movement->value);
	int status = statement_run(&st);
	if (status != STATUS_OK)
		return status;
	open->included |= chain_table("movement");
	struct touched *touched = touch(open, movement);
	return movement->opened == 0 ? project_sealed(store, movement) : project_opened(store, movement, touched);
}

int ledger_change(struct store *store, const char *thing, int64_t subject, const char *field, const char *old,
	const char *new)
{
	STATEMENT st = statement_prepare(store, sql_change_insert);
	statement_bind_integer(&st, ":entry", store->open.number);
	statement_bind_integer(&st, ":line", ++store->open.changes);
	statement_bind_text(&st, ":thing", thing);
	statement_bind_integer(&st, ":subject", subject);
	statement_bind_text(&st, ":field", field);
	statement_bind_text(&st, ":old", old);
	statement_bind_text(&st, ":new", new);
	ledger_includes(store, "change");
	return statement_run(&st);
}

static int finding_insert(struct store *store, const char *rule, const char *severity, const char *detail,
	const char *reason, int64_t approver)
{
	STATEMENT st = statement_prepare(store, sql_finding_insert);
	statement_bind_integer(&st, ":entry", store->open.number);
	statement_bind_integer(&st, ":line", ++store->open.findings);
	statement_bind_text(&st, ":rule", rule);
	statement_bind_text(&st, ":severity", severity);
	statement_bind_text(&st, ":detail", detail);
	statement_bind_text(&st, ":reason", reason);
	statement_bind_id(&st, ":approver", approver);
	ledger_includes(store, "finding");
	return statement_run(&st);
}

/* A container that the entry put back and now opens as it was keeps its number: it stands on its label. */
static int open_again(struct store *store, int64_t layer, instant_t time, instant_t use_by, int64_t *number)
{
	*number = 0;
	if ((store->open.included & chain_table("session_correction")) == 0)
		return STATUS_OK;
	STATEMENT st = statement_prepare(store, sql_opened_again);
	statement_bind_integer(&st, ":entry", store->open.number);
	statement_bind_integer(&st, ":layer", layer);
	statement_bind_instant(&st, ":time", time);
	statement_bind_instant(&st, ":use_by", use_by);
	if (statement_step(&st))
		*number = statement_integer(&st, "number");
	return statement_end(&st);
}

int ledger_note(struct store *store, const char *rule, const char *severity, const char *detail)
{
	return finding_insert(store, rule, severity, detail, NULL, 0);
}

int ledger_override(struct store *store, const char *rule, const char *detail, const char *reason, int64_t approver)
{
	return finding_insert(store, rule, "overridden", detail, reason, approver);
}

int ledger_open_container(struct store *store, int64_t layer, instant_t time, instant_t use_by, int64_t *number)
{
	int status = open_again(store, layer, time, use_by, number);
	if (status != STATUS_OK || *number != 0)
		return status;
	STATEMENT st = statement_prepare(store, sql_opened_insert);
	statement_bind_integer(&st, ":entry", store->open.number);
	statement_bind_integer(&st, ":layer", layer);
	statement_bind_instant(&st, ":time", time);
	statement_bind_instant(&st, ":use_by", use_by);
	ledger_includes(store, "opened");
	if (statement_step(&st))
		*number = statement_integer(&st, "number");
	return statement_run(&st);
}

int ledger_add_layer(struct store *store, int64_t lot, day_t received, int64_t *layer)
{
	STATEMENT st = statement_prepare(store, sql_layer_insert);
	statement_bind_integer(&st, ":lot", lot);
	statement_bind_integer(&st, ":entry", store->open.number);
	statement_bind_day(&st, ":received", received);
	ledger_includes(store, "layer");
	if (statement_step(&st))
		*layer = statement_integer(&st, "id");
	return statement_run(&st);
}

int ledger_price_difference(struct store *store, int64_t layer, money_t value)
{
	STATEMENT st = statement_prepare(store, sql_price_difference_insert);
	statement_bind_integer(&st, ":entry", store->open.number);
	statement_bind_integer(&st, ":line", ++store->open.differences);
	statement_bind_integer(&st, ":layer", layer);
	statement_bind_integer(&st, ":value", value);
	ledger_includes(store, "price_difference");
	return statement_run(&st);
}

void ledger_includes(struct store *store, const char *table)
{
	store->open.included |= chain_table(table);
}

/* What was taken on a past day must have been there on that day and on every day since. */
static int check_past(struct store *store, const struct touched *touched)
{
	int64_t containers = 0;
	content_t content = 0;
	money_t value = 0;
	STATEMENT st = statement_prepare(store, sql_layer_history);
	statement_bind_integer(&st, ":layer", touched->layer);
	statement_bind_integer(&st, ":location", touched->location);
	statement_bind_id(&st, ":opened", touched->opened);
	while (statement_step(&st)) {
		containers += statement_integer(&st, "containers");
		content += statement_integer(&st, "content");
		value += statement_integer(&st, "value");
		if (containers < 0 || content < 0 || value < 0 || (content == 0 && value != 0)) {
			const char *time = statement_text(&st, "time");
			return error_set(store->error, STATUS_REFUSED,
				_("more would have been taken than was there on %.10s; entry %lld stands in the way, "
				  "see 'ampoule log show %lld'"),
				time, (long long)statement_integer(&st, "entry"),
				(long long)statement_integer(&st, "entry"));
		}
	}
	return statement_end(&st);
}

int ledger_seal(struct store *store)
{
	struct open_entry *open = &store->open;
	int status = STATUS_OK;
	for (size_t i = 0; i < open->touched_count && status == STATUS_OK; i++) {
		if (open->touched[i].moved_content != 0 || open->touched[i].moved_value != 0)
			status = refuse_negative(store);
	}
	for (size_t i = 0; open->back_dated && i < open->touched_count && status == STATUS_OK; i++) {
		const struct touched *touched = &open->touched[i];
		bool value_alone = touched->containers == 0 && touched->content == 0 && touched->value != 0;
		if (touched->containers < 0 || touched->content < 0 || touched->value < 0 || value_alone)
			status = check_past(store, touched);
	}
	unsigned char previous[HASH_SIZE], hash[HASH_SIZE];
	if (status == STATUS_OK)
		status = ledger_head(store, previous, NULL);
	if (status == STATUS_OK)
		status = chain_digest(store, open->number, CHAIN_FORMAT, open->included, previous, hash);
	if (status != STATUS_OK)
		return status;
	STATEMENT st = statement_prepare(store, sql_seal_insert);
	statement_bind_integer(&st, ":entry", open->number);
	statement_bind_integer(&st, ":format", CHAIN_FORMAT);
	statement_bind_blob(&st, ":previous", previous, HASH_SIZE);
	statement_bind_blob(&st, ":hash", hash, HASH_SIZE);
	open->number = 0;
	return statement_run(&st);
}

int ledger_latest(struct store *store, instant_t *time)
{
	*time = INSTANT_NONE;
	STATEMENT st = statement_prepare(store, sql_entry_latest);
	if (statement_step(&st))
		*time = statement_instant(&st, "time");
	return statement_end(&st);
}

int ledger_clock(struct store *store, instant_t *recorded)
{
	*recorded = INSTANT_NONE;
	STATEMENT st = statement_prepare(store, sql_entry_last);
	if (statement_step(&st))
		*recorded = statement_instant(&st, "recorded");
	return statement_end(&st);
}
