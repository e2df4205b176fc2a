/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked at before something goes into a patient. */
#include "ampoule/safety.h"
#include <string.h>
#include "ampoule/text.h"

enum { PRODUCTS_IN_MIXTURE = 3 };

/* Rules by their names; the names stand in records, and stay. */
static const struct {
	const char *name;
	enum safety_severity severity;
	bool medical;
} rules[] = {
	{ "recalled", SAFETY_INCIDENT, false },
	{ "expired", SAFETY_INCIDENT, false },
	{ "held", SAFETY_INCIDENT, false },
	{ "lapsed", SAFETY_INCIDENT, false },
	{ "place", SAFETY_INCIDENT, false },
	{ "mixture-lapsed", SAFETY_INCIDENT, false },
	{ "other-patient", SAFETY_INCIDENT, false },
	{ "allergy", SAFETY_OVERRIDE, true },
	{ "contraindication", SAFETY_OVERRIDE, true },
	{ "incompatible", SAFETY_OVERRIDE, false },
	{ "product-limit", SAFETY_OVERRIDE, false },
	{ "relative-contraindication", SAFETY_WARNING, true },
	{ "medication", SAFETY_WARNING, true },
	{ "incompatible-relative", SAFETY_WARNING, false },
	{ "unknown-ingredients", SAFETY_WARNING, true },
	{ "allergy-test", SAFETY_WARNING, true },
	{ "mixture-products", SAFETY_WARNING, false },
	{ "adult", SAFETY_WARNING, true },
	{ "listed", SAFETY_NOTE, true },
	{ "caution", SAFETY_NOTE, false },
};
enum { RULES = sizeof(rules) / sizeof(rules[0]) };

static size_t rule_find(const char *name)
{
	size_t at = 0;
	while (at < RULES && strcmp(rules[at].name, name) != 0)
		at++;
	return at;
}

bool safety_is_medical(const char *rule)
{
	size_t at = rule_find(rule);
	return at < RULES && rules[at].medical;
}

bool safety_is_incident(const char *rule)
{
	size_t at = rule_find(rule);
	return at < RULES && rules[at].severity == SAFETY_INCIDENT;
}

struct checking {
	const struct safety_facts *facts;
	struct pool *pool;
	struct safety *safety;
};

static void add(struct checking *checking, const char *rule, char *sentence)
{
	struct safety_finding *finding = pool_append(checking->pool, &checking->safety->findings,
		&checking->safety->count, sizeof(*finding));
	*finding = (struct safety_finding){ .rule = rule, .severity = rules[rule_find(rule)].severity, .sentence = sentence };
}

static void check_obstacle(struct checking *checking, const struct safety_obstacle *obstacle)
{
	char text[LOCAL_TEXT_MAX];
	struct pool *pool = checking->pool;
	const char *thing = obstacle->opened != 0
		? pool_printf(pool, _("'O%lld' of '%s' lot '%s'"), (long long)obstacle->opened, obstacle->product,
			  obstacle->lot)
		: pool_printf(pool, _("'%s' lot '%s'"), obstacle->product, obstacle->lot);
	switch (obstacle->obstacle) {
	case OBSTACLE_NONE:
	case OBSTACLE_RESERVED: /* nobody's danger: somebody else goes without */
		return;
	case OBSTACLE_RECALLED:
		add(checking, "recalled", pool_printf(pool, _("%s was recalled"), thing));
		return;
	case OBSTACLE_EXPIRED:
		add(checking, "expired", pool_printf(pool, _("%s had expired %s"), thing, day_format(obstacle->expires, text)));
		return;
	case OBSTACLE_HELD:
		add(checking, "held", pool_printf(pool, _("%s was on hold"), thing));
		return;
	case OBSTACLE_LAPSED:
		add(checking, "lapsed",
			pool_printf(pool, _("%s was to be used by %s"), thing, zone_format(obstacle->use_by, text)));
		return;
	case OBSTACLE_PLACE:
		add(checking, "place",
			pool_printf(pool, _("%s lay in '%s', which is not for use"), thing, obstacle->place));
		return;
	}
}

static void check_mixtures(struct checking *checking)
{
	const struct safety_facts *facts = checking->facts;
	for (size_t i = 0; i < facts->made_count; i++) {
		const char *number = facts->made[i].number;
		if (facts->made[i].lapsed)
			add(checking, "mixture-lapsed",
				pool_printf(checking->pool, _("preparation %s was past its use by"), number));
		if (facts->made[i].foreign)
			add(checking, "other-patient",
				pool_printf(checking->pool, _("preparation %s was mixed for another patient"), number));
	}
	for (size_t i = 0; i < facts->mixture_count; i++) {
		if (facts->mixtures[i] > PRODUCTS_IN_MIXTURE)
			add(checking, "mixture-products",
				pool_printf(checking->pool, _("%zu products in one mixture, more than %d"),
					facts->mixtures[i], PRODUCTS_IN_MIXTURE));
	}
}

/* An allergy is found in the name of an ingredient, whole word by whole word. */
static void check_allergies(struct checking *checking, const struct safety_product *product)
{
	const struct ingredient_list *allergies = &checking->facts->allergies;
	for (size_t i = 0; i < allergies->count; i++) {
		for (size_t k = 0; k < product->ingredients.count; k++) {
			if (!name_is_within(allergies->members[i].key, product->ingredients.members[k].key))
				continue;
			add(checking, "allergy",
				pool_printf(checking->pool, _("allergic to '%s', and '%s' holds '%s'"),
					allergies->members[i].name, product->code, product->ingredients.members[k].name));
		}
	}
	if (allergies->count > 0 && product->ingredients.count == 0 && product->injected)
		add(checking, "unknown-ingredients",
			pool_printf(checking->pool, _("allergies are known, and the ingredients of '%s' are not"), product->code));
}

static void check_contraindications(struct checking *checking)
{
	static const char *const by_severity[] = { "listed", "relative-contraindication", "contraindication" };
	const struct safety_facts *facts = checking->facts;
	for (size_t i = 0; i < facts->contraindication_count; i++) {
		const struct safety_contraindication *one = &facts->contraindications[i];
		if (!one->borne)
			continue;
		add(checking, by_severity[one->severity],
			pool_printf(checking->pool,
				one->severity == LISTED_ABSOLUTE   ? _("'%s' is an absolute contraindication")
				: one->severity == LISTED_RELATIVE ? _("'%s' is a relative contraindication")
								   : _("'%s' is noted"),
				one->name));
	}
}

/* Whether what a patient takes falls under an entry of the list: by its name, or as one of its medicines. */
static bool falls_under(const struct ingredient *medicine, const struct safety_contraindication *listed,
	struct pool *pool)
{
	if (strcmp(medicine->key, text_key(listed->name, pool)) == 0)
		return true;
	for (size_t i = 0; i < listed->medicines.count; i++) {
		if (name_is_within(listed->medicines.members[i].key, medicine->key))
			return true;
	}
	return false;
}

static void check_medication(struct checking *checking)
{
	const struct safety_facts *facts = checking->facts;
	for (size_t i = 0; i < facts->medication.count; i++) {
		for (size_t k = 0; k < facts->contraindication_count; k++) {
			if (falls_under(&facts->medication.members[i], &facts->contraindications[k], checking->pool))
				add(checking, "medication",
					pool_printf(checking->pool, _("takes '%s', which stands on the list under '%s'"),
						facts->medication.members[i].name, facts->contraindications[k].name));
		}
	}
}

static bool side_is(const struct safety_product *product, const char *key)
{
	return ingredient_list_find(&product->names, key) != NULL ||
		ingredient_list_find(&product->ingredients, key) != NULL;
}

/* Two products, and where the pair names ingredients those too. */
static void add_pair(struct checking *checking, const struct safety_pair *pair, const char *one, const char *other)
{
	static const char *const by_severity[] = { "caution", "incompatible-relative", "incompatible" };
	bool named = (strcmp(pair->one, one) == 0 && strcmp(pair->other, other) == 0) ||
		(strcmp(pair->one, other) == 0 && strcmp(pair->other, one) == 0);
	const char *things = named ? "" : pool_printf(checking->pool, _(" (%s and %s)"), pair->one, pair->other);
	add(checking, by_severity[pair->severity],
		pool_printf(checking->pool, _("'%s' and '%s' do not go together%s%s%s"), one, other, things,
			pair->note ? ": " : "", pair->note ? pair->note : ""));
}

static void check_pair(struct checking *checking, const struct safety_pair *pair)
{
	const struct safety_facts *facts = checking->facts;
	for (size_t i = 0; i < facts->product_count; i++) {
		for (size_t k = i + 1; k < facts->product_count; k++) {
			const struct safety_product *one = &facts->products[i], *other = &facts->products[k];
			if ((side_is(one, pair->one_key) && side_is(other, pair->other_key)) ||
				(side_is(one, pair->other_key) && side_is(other, pair->one_key)))
				add_pair(checking, pair, one->code, other->code);
		}
	}
}

static void check_product(struct checking *checking, const struct safety_product *product)
{
	char taken[CONTENT_TEXT_MAX], limit[CONTENT_TEXT_MAX];
	struct pool *pool = checking->pool;
	const char *unit = unit_name(product->unit);
	if (product->limit > 0 && product->taken > product->limit)
		add(checking, "product-limit",
			pool_printf(pool, _("'%s': %s %s in one session, at most %s %s"), product->code,
				content_format(product->taken, taken), unit, content_format(product->limit, limit), unit));
	if (product->min_age > 0)
		add(checking, "caution",
			pool_printf(pool, _("'%s' is meant for %lld years and older"), product->code, (long long)product->min_age));
	if (product->caution != NULL)
		add(checking, "caution", pool_printf(pool, "'%s': %s", product->code, product->caution));
}

static void check_patient(struct checking *checking)
{
	const struct safety_facts *facts = checking->facts;
	char text[DAY_TEXT_MAX];
	struct pool *pool = checking->pool;
	if (facts->tested == DAY_NONE)
		add(checking, "allergy-test", pool_printf(pool, "%s", _("no allergy test is recorded")));
	else if (facts->test_positive)
		add(checking, "allergy-test",
			pool_printf(pool, _("the allergy test of %s was positive"), day_format(facts->tested, text)));
	if (facts->adult != ADULT_YES)
		add(checking, "adult",
			pool_printf(pool, "%s",
				facts->adult == ADULT_NO ? _("the patient is noted as younger than 18")
							 : _("it is not confirmed that the patient is 18 or older")));
}

/* The gravest first; among equals the order in which they were found. */
static void sort(struct safety *safety)
{
	for (size_t i = 1; i < safety->count; i++) {
		struct safety_finding finding = safety->findings[i];
		size_t at = i;
		for (; at > 0 && safety->findings[at - 1].severity < finding.severity; at--)
			safety->findings[at] = safety->findings[at - 1];
		safety->findings[at] = finding;
	}
}

void safety_check(const struct safety_facts *facts, struct pool *pool, struct safety *safety)
{
	*safety = (struct safety){ 0 };
	struct checking checking = { facts, pool, safety };
	for (size_t i = 0; i < facts->obstacle_count; i++)
		check_obstacle(&checking, &facts->obstacles[i]);
	for (size_t i = 0; i < facts->product_count; i++)
		check_allergies(&checking, &facts->products[i]);
	check_contraindications(&checking);
	for (size_t i = 0; i < facts->pair_count; i++)
		check_pair(&checking, &facts->pairs[i]);
	for (size_t i = 0; i < facts->product_count; i++)
		check_product(&checking, &facts->products[i]);
	check_medication(&checking);
	check_mixtures(&checking);
	check_patient(&checking);
	sort(safety);
}

/* The rules that want a reason and were found, each once; NULL: none. */
static const char *fired(const struct safety *safety, struct pool *pool)
{
	const char *names = NULL;
	for (size_t i = 0; i < safety->count; i++) {
		const struct safety_finding *finding = &safety->findings[i];
		bool again = finding->severity != SAFETY_OVERRIDE || finding->answered;
		for (size_t k = 0; k < i && !again; k++)
			again = strcmp(safety->findings[k].rule, finding->rule) == 0;
		if (!again)
			names = names == NULL ? finding->rule : pool_printf(pool, "%s, %s", names, finding->rule);
	}
	return names;
}

static int settle_one(struct safety *safety, const struct safety_answer *answer, int64_t approver,
	struct pool *pool, struct error *error)
{
	size_t settled = 0;
	if (answer->reason == NULL || answer->reason[0] == '\0')
		return error_set(error, STATUS_DATA, _("--override '%s': say why, as %s=\"reason\""), QUOTED(answer->rule),
			text_printable(answer->rule, strlen(answer->rule), pool));
	for (size_t i = 0; i < safety->count; i++) {
		struct safety_finding *finding = &safety->findings[i];
		if (finding->severity != SAFETY_OVERRIDE || finding->answered || strcmp(finding->rule, answer->rule) != 0)
			continue;
		finding->reason = answer->reason;
		finding->approver = approver;
		settled++;
	}
	if (settled > 0)
		return 0;
	const char *names = fired(safety, pool);
	size_t rule = rule_find(answer->rule);
	bool known = rule < RULES && rules[rule].severity == SAFETY_OVERRIDE;
	if (names == NULL)
		return error_set(error, STATUS_REFUSED,
			known ? _("--override '%s': nothing of the kind was found, nor anything else that wants a reason; leave it out")
			      : _("--override '%s': there is no such rule, and nothing was found that wants a reason; leave it out"),
			QUOTED(answer->rule));
	return error_set(error, STATUS_REFUSED,
		known ? _("--override '%s': nothing of the kind was found; what was is: %s")
		      : _("--override '%s': there is no such rule to override; what was found is: %s"),
		QUOTED(answer->rule), names);
}

void safety_carry(struct safety *safety, const struct safety_answer *answer, const char *sentence, int64_t approver,
	bool same_patient)
{
	for (size_t i = 0; i < safety->count; i++) {
		struct safety_finding *finding = &safety->findings[i];
		bool holds = finding->severity == SAFETY_INCIDENT || (finding->severity == SAFETY_OVERRIDE && same_patient);
		if (!holds || finding->answered || strcmp(finding->rule, answer->rule) != 0 ||
			strcmp(finding->sentence, sentence) != 0)
			continue;
		finding->reason = answer->reason;
		finding->approver = approver;
	}
}

static int refuse_incident(const struct safety *safety, struct error *error)
{
	for (size_t i = 0; i < safety->count; i++) {
		const struct safety_finding *finding = &safety->findings[i];
		if (finding->severity == SAFETY_INCIDENT && finding->reason == NULL && !finding->answered)
			return error_set(error, STATUS_REFUSED,
				_("%s; where it has happened all the same, a doctor or manager says so with --incident \"reason\""),
				finding->sentence);
	}
	return STATUS_OK;
}

int safety_settle(struct safety *safety, const struct safety_answer *answers, size_t count, int64_t approver,
	struct pool *pool, struct error *error)
{
	for (size_t i = 0; i < count; i++) {
		int status = settle_one(safety, &answers[i], approver, pool, error);
		if (status < 0)
			return status;
	}
	const char *text = NULL, *option = NULL;
	for (size_t i = 0; i < safety->count; i++) {
		const struct safety_finding *finding = &safety->findings[i];
		if (finding->severity != SAFETY_OVERRIDE || finding->answered || finding->reason != NULL)
			continue;
		text = text == NULL ? finding->sentence : pool_printf(pool, "%s; %s", text, finding->sentence);
		option = option == NULL ? finding->rule : option;
	}
	if (text == NULL)
		return refuse_incident(safety, error);
	return error_set(error, STATUS_REFUSED,
		_("%s; nothing was recorded, a doctor or manager may do it all the same: --override %s=\"reason\""), text,
		option);
}

int safety_settle_incident(struct safety *safety, const char *reason, int64_t approver, struct error *error)
{
	size_t settled = 0;
	for (size_t i = 0; i < safety->count; i++) {
		if (safety->findings[i].severity != SAFETY_INCIDENT || safety->findings[i].reason != NULL)
			continue;
		safety->findings[i].reason = reason;
		safety->findings[i].approver = approver;
		settled++;
	}
	if (settled > 0)
		return 0;
	return error_set(error, STATUS_REFUSED,
		_("nothing of this is an incident: what is named may be used; leave --incident out"));
}
