/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A little clinic with awkward names and lots, sessions on both sides of a month's end, and a void. */
#include "check_reports.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/catalogue.h"
#include "ampoule/delivery.h"
#include "ampoule/session.h"
#include "ampoule/undo.h"

enum { FIELD_PAIRS = 16 };

static void posted(struct clinic *clinic, int status)
{
	if (status != STATUS_OK)
		ck_abort_msg("%s", clinic->error.text);
}

static struct act act_on(struct clinic *clinic, const char *time)
{
	instant_t instant = instant_from_iso(time);
	return (struct act){ .now = clinic->now, .when = { zone_day(instant), instant }, .login = "anna" };
}

/* Pairs of field and value, ended by NULL. */
static int64_t add(struct clinic *clinic, const struct thing *thing, const char *const values[FIELD_PAIRS])
{
	struct record record = { 0 };
	for (size_t i = 0; values[i] != NULL; i += 2)
		posted(clinic, record_set(thing, &record, thing_field(thing, values[i]), values[i + 1],
				       &clinic->pool, &clinic->error));
	posted(clinic, record_complete(thing, &record, &clinic->pool, &clinic->error));
	posted(clinic, catalogue_save(clinic->store, thing, &record, NULL));
	return record.id;
}

static int64_t id_of(struct clinic *clinic, const struct thing *thing, const char *code)
{
	struct record record;
	posted(clinic, catalogue_find(clinic->store, thing, code, true, &clinic->pool, &record));
	return record.id;
}

static void add_catalogue(struct clinic *clinic)
{
	static const char *const settings[][2] = { { "name", "Ärzte & Co" }, { "currency", "EUR" },
		{ "digits", "2" }, { "zone", "Europe/Madrid" }, { "test", "yes" } };
	static const char *const locations[][FIELD_PAIRS] = { { "code", "main", "name", "Main stock" },
		{ "code", "quarantine", "name", "Quarantine", "usable", "no" } };
	static const char *const products[][FIELD_PAIRS] = {
		{ "code", "hair-x", "name", "=HYPERLINK(\"x\"), 5% <b>", "area", "hair", "container",
			"ampoule", "content", "2ml", "reorder_point", "50" },
		{ "code", "serum", "name", "히알루론산; крем", "area", "face", "container", "bottle",
			"content", "50ml", "maker", "Lab \"Ω\"" },
		{ "code", "needle", "name", "Needle 30G", "area", "any", "container", "piece", "content",
			"1piece", "kind", "consumable" },
		{ "code", "rare", "name", "Never bought", "area", "body", "container", "vial", "content",
			"0.125g" },
	};
	static const char *const patients[][FIELD_PAIRS] = { { "code", "P-1" }, { "code", "P-2" } };
	struct act act = act_on(clinic, "2026-09-01T08:00:00Z");
	struct entry entry = { .kind = "initialised", .act = &act };
	posted(clinic, ledger_open(clinic->store, &entry));
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		add(clinic, &thing_setting,
			(const char *const[FIELD_PAIRS]){ "name", settings[i][0], "value", settings[i][1] });
	for (size_t i = 0; i < 2; i++)
		add(clinic, &thing_location, locations[i]);
	for (size_t i = 0; i < sizeof products / sizeof *products; i++)
		add(clinic, &thing_product, products[i]);
	for (size_t i = 0; i < 2; i++)
		add(clinic, &thing_patient, patients[i]);
	posted(clinic, ledger_seal(clinic->store));
}

static void add_stock(struct clinic *clinic)
{
	static const struct {
		const char *product, *lot, *expires, *location;
		int64_t containers;
		money_t net;
	} lines[] = {
		{ "hair-x", "00123", "2026-12-10", "main", 10, 3333 },
		{ "hair-x", "-5", "2026-10-31", "main", 4, 1000 },
		{ "hair-x", "=1+1", "2027-05-31", "main", 6, 2001 },
		{ "hair-x", "'=x", "2027-05-31", "quarantine", 3, 999 },
		{ "hair-x", "@\"a,b;c\"", "2027-01-20", "main", 2, 700 },
		{ "serum", "S1", "2027-02-01", "main", 3, 9000 },
		{ "needle", "N+7", NULL, "main", 100, 501 },
	};
	enum { LINES = sizeof lines / sizeof *lines };
	struct delivery_line delivered[LINES];
	for (size_t i = 0; i < LINES; i++)
		delivered[i] = (struct delivery_line){
			.product = id_of(clinic, &thing_product, lines[i].product),
			.lot = lines[i].lot,
			.expires = lines[i].expires == NULL ? DAY_NONE : day_from_iso(lines[i].expires),
			.containers = lines[i].containers,
			.location = id_of(clinic, &thing_location, lines[i].location),
			.net = lines[i].net,
		};
	struct act act = act_on(clinic, "2026-09-02T08:00:00Z");
	struct delivery delivery = { .invoice = "INV-1", .lines = delivered, .count = LINES };
	int64_t number;
	posted(clinic, delivery_post(clinic->store, &act, &delivery, &number));
}

static int64_t add_session(
	struct clinic *clinic, const char *patient, const char *time, content_t hair, content_t serum)
{
	struct item items[] = {
		{ .product = id_of(clinic, &thing_product, "hair-x"),
			.quantity = { QUANTITY_CONTENT, hair, UNIT_ML } },
		{ .product = id_of(clinic, &thing_product, "serum"),
			.quantity = { QUANTITY_CONTENT, serum, UNIT_ML } },
		{ .product = id_of(clinic, &thing_product, "needle"),
			.quantity = { QUANTITY_CONTAINERS, 2, UNIT_PIECE } },
	};
	struct session_part part = { .life = MIXTURE_LIFE, .area = "hair", .items = items, .count = 3 };
	struct session_request request = { .patient = id_of(clinic, &thing_patient, patient),
		.patient_code = patient,
		.location = id_of(clinic, &thing_location, "main"),
		.location_code = "main",
		.practitioner = "Dr =A",
		.parts = &part,
		.count = 1 };
	struct act act = act_on(clinic, time);
	struct session_plan plan;
	int64_t number;
	posted(clinic, session_plan(clinic->store, &request, act.when, &clinic->pool, &plan));
	posted(clinic, session_post(clinic->store, &act, &plan, &number));
	return number;
}

static void void_session(struct clinic *clinic, int64_t number)
{
	struct voiding voiding;
	struct act act = act_on(clinic, "2026-11-20T09:00:00Z");
	posted(clinic, void_plan(clinic->store, number, &clinic->pool, &voiding));
	act.why = "wrong patient";
	clinic->voided = number;
	posted(clinic, void_post(clinic->store, &act, &voiding, &clinic->void_entry));
}

void clinic_open(struct clinic *clinic)
{
	*clinic = (struct clinic){ .folder = "/tmp/ampoule-reports-XXXXXX" };
	ck_assert_ptr_nonnull(mkdtemp(clinic->folder));
	snprintf(clinic->path, sizeof clinic->path, "%s/clinic.db", clinic->folder);
	ck_assert_int_eq(zone_use("Europe/Madrid", &clinic->error), STATUS_OK);
	clinic->now = instant_from_iso("2026-11-23T12:00:00Z");
	clinic->today = zone_day(clinic->now);
	posted(clinic, store_create(clinic->path, NULL, &clinic->error, &clinic->store));
	posted(clinic, store_begin(clinic->store, STORE_WRITE));
	add_catalogue(clinic);
	add_stock(clinic);
	add_session(clinic, "P-1", "2026-10-10T09:00:00Z", 1500, 2500);
	add_session(clinic, "P-2", "2026-10-20T09:00:00Z", 3000, 1000);
	int64_t wrong = add_session(clinic, "P-1", "2026-11-05T09:30:00Z", 5000, 500);
	add_session(clinic, "P-2", "2026-11-19T23:30:00Z", 125, 1);
	void_session(clinic, wrong);
	posted(clinic, store_commit(clinic->store));
	posted(clinic, store_begin(clinic->store, STORE_READ));
}

void clinic_close(struct clinic *clinic)
{
	store_rollback(clinic->store);
	store_close(clinic->store);
	DIR *folder = opendir(clinic->folder);
	for (struct dirent *file; folder != NULL && (file = readdir(folder)) != NULL;)
		unlinkat(dirfd(folder), file->d_name, 0);
	closedir(folder);
	rmdir(clinic->folder);
	error_clear(&clinic->error);
	pool_release(&clinic->pool);
}

struct report_request clinic_request(
	struct clinic *clinic, const struct report *report, const char *const *values)
{
	struct report_request request = { .report = report,
		.today = clinic->today,
		.now = clinic->now,
		.sees_finance = true,
		.sees_patients = true,
		.sees_health = true };
	request.values = pool_alloc(&clinic->pool, report->parameter_count * sizeof *request.values + 1);
	for (size_t i = 0; values != NULL && values[i] != NULL; i += 2) {
		size_t index = 0;
		posted(clinic, report_parameter(report, values[i], &index, &clinic->error));
		request.values[index] = values[i + 1];
	}
	return request;
}

char *clinic_report(
	struct clinic *clinic, const char *name, enum report_format format, const char *const *values)
{
	struct report report;
	char *text = NULL;
	size_t size;
	posted(clinic, report_find(NULL, name, &clinic->pool, &report, &clinic->error));
	struct report_request request = clinic_request(clinic, &report, values);
	FILE *file = open_memstream(&text, &size);
	struct report_output output = { .format = format, .file = file };
	posted(clinic, report_run(clinic->store, &request, &output));
	fclose(file);
	char *copy = pool_copy(&clinic->pool, text);
	free(text);
	return copy;
}
