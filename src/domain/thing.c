/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the things of the catalogue: what may stand in them, and what stands when nothing is said. */
#include "ampoule/thing.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "ampoule/day.h"
#include "ampoule/gs1.h"
#include "ampoule/ingredient.h"
#include "ampoule/quantity.h"
#include "ampoule/text.h"

#define AREAS "hair face body any"
#define SEVERITIES "absolute relative info"
#define CONTENT_OF_CONTAINER_MAX INT64_C(1000000000)

/* A column of its own for the id would say nothing new, so the fields begin with what people call the thing. */
#define CODE_FIELD(text) { .name = "code", .type = FIELD_CODE, .required = true, .help = (text) }
#define NAME_FIELDS { .name = "name", .type = FIELD_NAME, .required = true, .help = "its name" }, \
	{ .name = "name_key", .type = FIELD_KEY }
#define NOTE_FIELD { .name = "note", .type = FIELD_TEXT, .optional_null = true, .help = "a remark" }
#define AREA_FIELD(...) \
	{ .name = "area", .type = FIELD_CHOICE, .required = true, .choices = AREAS, \
		.help = "where it is used: hair, face, body or any", __VA_ARGS__ }
#define TEMPERATURE_FIELDS(low, high) \
	{ .name = "min_temp", .type = FIELD_COUNT, .optional_null = true, .least = -200, .most = 200, .help = (low) }, \
	{ .name = "max_temp", .type = FIELD_COUNT, .optional_null = true, .least = -200, .most = 200, .help = (high) }
#define RETIRED_FIELD { .name = "retired", .type = FIELD_FLAG, .required = true, .standard = "0" }

static const struct field product_fields[] = {
	{ .name = "code", .type = FIELD_PRODUCT, .required = true, .help = "its short code" },
	NAME_FIELDS,
	AREA_FIELD(),
	{ .name = "kind", .type = FIELD_CHOICE, .required = true, .choices = "preparation consumable kit",
		.standard = "preparation", .help = "preparation, consumable or kit" },
	{ .name = "container", .type = FIELD_CHOICE, .required = true,
		.choices = "ampoule vial syringe bottle tube piece",
		.help = "ampoule, vial, syringe, bottle, tube or piece" },
	{ .name = "content", .type = FIELD_CONTENT, .required = true, .help = "of one container: 2ml, 340mg, 1piece" },
	{ .name = "unit", .type = FIELD_UNIT, .required = true },
	{ .name = "in_use", .type = FIELD_SPAN, .required = true, .most = 5256000,
		.help = "how long it keeps once opened: 28d; 0 for a single dose" },
	{ .name = "maker", .type = FIELD_NAME, .optional_null = true, .help = "who makes it" },
	{ .name = "actives", .type = FIELD_TEXT, .optional_null = true, .help = "what is in it" },
	{ .name = "ingredients", .type = FIELD_INGREDIENTS, .optional_null = true, .one = "ingredient",
		.help = "an ingredient: name, name:strength or 'name:1%:allergen'; may be said again" },
	{ .name = "min_age", .type = FIELD_COUNT, .optional_null = true, .most = 120,
		.help = "youngest age that its maker names, in years" },
	{ .name = "caution", .type = FIELD_TEXT, .optional_null = true,
		.help = "what its maker warns of: skin, age" },
	{ .name = "session_limit", .type = FIELD_LIMIT, .optional_null = true,
		.help = "most of it in one session: containers (2) or content (4ml)" },
	{ .name = "reorder_point", .type = FIELD_COUNT, .optional_null = true, .most = CONTAINERS_MAX,
		.help = "containers at which it is low" },
	{ .name = "supplier", .type = FIELD_SUPPLIER, .optional_null = true, .help = "who usually delivers it" },
	{ .name = "article", .type = FIELD_NAME, .optional_null = true, .help = "the supplier's number for it" },
	{ .name = "order_up_to", .type = FIELD_COUNT, .optional_null = true, .least = 1, .most = CONTAINERS_MAX,
		.help = "containers to have again once it was ordered" },
	{ .name = "lead_time", .type = FIELD_COUNT, .optional_null = true, .most = 365,
		.help = "days from the order to the delivery" },
	{ .name = "order_package", .type = FIELD_COUNT, .optional_null = true, .least = 1, .most = CONTAINERS_MAX,
		.help = "containers of the package that is ordered, whole" },
	NOTE_FIELD,
	RETIRED_FIELD,
	{ .name = "replaces", .type = FIELD_REFERENCE, .optional_null = true },
	{ .name = "class", .type = FIELD_CHOICE, .optional_null = true,
		.choices = "medicine device annex-xvi cosmetic unlicensed unknown",
		.help = "by law: medicine, device, annex-xvi, cosmetic, unlicensed or unknown" },
	{ .name = "registration", .type = FIELD_NAME, .optional_null = true, .help = "its registration number" },
	{ .name = "origin", .type = FIELD_NAME, .optional_null = true, .help = "the country that it comes from" },
	TEMPERATURE_FIELDS("lowest temperature at which it is stored, in °C: 2",
		"highest temperature at which it is stored, in °C: 25"),
	{ .name = "solvent", .type = FIELD_PARTNER, .optional_null = true,
		.help = "the product that it is dissolved in, container for container" },
};

static const struct field alias_fields[] = {
	{ .name = "product", .type = FIELD_REFERENCE, .required = true },
	{ .name = "code", .type = FIELD_PRODUCT, .required = true },
};

static const struct field package_fields[] = {
	{ .name = "product", .type = FIELD_REFERENCE, .required = true },
	{ .name = "containers", .type = FIELD_COUNT, .required = true, .least = 1, .most = CONTAINERS_MAX,
		.help = "containers in it" },
	{ .name = "gtin", .type = FIELD_GTIN, .optional_null = true, .help = "its trade item number" },
	RETIRED_FIELD,
};

static const struct field supplier_fields[] = {
	CODE_FIELD("its short code"),
	NAME_FIELDS,
	NOTE_FIELD,
	RETIRED_FIELD,
};

static const struct field location_fields[] = {
	CODE_FIELD("its short code"),
	NAME_FIELDS,
	{ .name = "usable", .type = FIELD_FLAG, .required = true, .standard = "1",
		.help = "no: what lies there is not used (quarantine)" },
	TEMPERATURE_FIELDS("lowest temperature that it keeps, in °C: 2", "highest temperature that it keeps, in °C: 8"),
	NOTE_FIELD,
	RETIRED_FIELD,
};

static const struct field patient_fields[] = {
	{ .name = "code", .type = FIELD_PATIENT, .required = true, .help = "the clinic's code; no name, no contact" },
	{ .name = "adult", .type = FIELD_FLAG, .optional_null = true, .help = "whether the patient is 18 or older" },
	{ .name = "allergies", .type = FIELD_NAMES, .optional_null = true, .one = "allergy",
		.help = "an ingredient that the patient does not bear; may be said again" },
	{ .name = "contraindications", .type = FIELD_NAMES, .optional_null = true, .one = "contraindication",
		.of = "contraindication", .help = "one of the clinic's list, by its code; may be said again" },
	{ .name = "medication", .type = FIELD_NAMES, .optional_null = true, .one = "medication",
		.help = "what the patient takes at present; may be said again" },
	{ .name = "allergy_test", .type = FIELD_DAY, .optional_null = true, .help = "day of the allergy test" },
	{ .name = "allergy_result", .type = FIELD_CHOICE, .optional_null = true, .choices = "negative positive",
		.help = "how it came out: negative or positive" },
	{ .name = "consent", .type = FIELD_NAME, .optional_null = true, .help = "where the signed consent is kept" },
	{ .name = "photos", .type = FIELD_NAME, .optional_null = true, .help = "where the photographs are kept" },
	NOTE_FIELD,
	RETIRED_FIELD,
};

#define SEVERITY_FIELD(text) { .name = "severity", .type = FIELD_CHOICE, .required = true, .choices = SEVERITIES, \
	.help = (text) }
#define SOURCE_FIELD { .name = "source", .type = FIELD_TEXT, .optional_null = true, \
	.help = "who says so, and who does not" }

static const struct field contraindication_fields[] = {
	{ .name = "code", .type = FIELD_CODE, .required = true, .fixed = true, .help = "its short code" },
	NAME_FIELDS,
	SEVERITY_FIELD("absolute (not without an override), relative (a warning) or info"),
	{ .name = "medicines", .type = FIELD_NAMES, .optional_null = true, .one = "medicine",
		.help = "a medicine that falls under it; may be said again" },
	SOURCE_FIELD,
	NOTE_FIELD,
	RETIRED_FIELD,
};

static const struct field incompatible_fields[] = {
	CODE_FIELD("its short code"),
	{ .name = "one", .type = FIELD_NAME, .required = true, .help = "a product, or an ingredient of products" },
	{ .name = "one_key", .type = FIELD_KEY },
	{ .name = "other", .type = FIELD_NAME, .required = true, .help = "the one that does not go with it" },
	{ .name = "other_key", .type = FIELD_KEY },
	SEVERITY_FIELD("absolute (not without an override), relative (a warning) or info"),
	SOURCE_FIELD,
	NOTE_FIELD,
	RETIRED_FIELD,
};

static const struct field recipe_fields[] = {
	CODE_FIELD("its short code"),
	NAME_FIELDS,
	AREA_FIELD(.versioned = true),
	{ .name = "version", .type = FIELD_COUNT, .required = true, .standard = "1", .least = 1, .most = 1000000 },
	{ .name = "life", .type = FIELD_SPAN, .required = true, .standard = "240", .least = 1, .most = 240,
		.versioned = true, .help = "how long its mixture may stand, at most 4h" },
	NOTE_FIELD,
	RETIRED_FIELD,
	{ .name = "type", .type = FIELD_CHOICE, .optional_null = true, .versioned = true,
		.choices = "allopathic vitamin microelement homeopathic oxymesotherapy multicomponent",
		.help = "allopathic, vitamin, microelement, homeopathic, oxymesotherapy or multicomponent" },
	{ .name = "method", .type = FIELD_CHOICE, .optional_null = true, .versioned = true,
		.choices = "injection prp external iontophoresis phonophoresis",
		.help = "injection, prp, external, iontophoresis or phonophoresis" },
	{ .name = "target", .label = "to", .type = FIELD_CONTENT, .optional_null = true, .versioned = true,
		.help = "what the items in parts make together: 4ml" },
	{ .name = "target_unit", .label = "to-unit", .type = FIELD_UNIT, .versioned = true },
	{ .name = "before_care", .type = FIELD_TEXT, .optional_null = true, .versioned = true,
		.help = "what the patient is told before" },
	{ .name = "aftercare", .type = FIELD_TEXT, .optional_null = true, .versioned = true,
		.help = "what the patient is told for afterwards" },
};

static const struct field operator_fields[] = {
	CODE_FIELD("a short code"),
	{ .name = "name", .type = FIELD_NAME, .required = true, .help = "the name" },
	{ .name = "role", .type = FIELD_CHOICE, .required = true, .choices = "manager doctor nurse accountant",
		.help = "manager, doctor, nurse or accountant" },
	{ .name = "login", .type = FIELD_NAME, .optional_null = true, .help = "login on this machine" },
	{ .name = "default_location", .type = FIELD_LOCATION, .optional_null = true,
		.help = "the place that is meant where none is named" },
	{ .name = "sees_patients", .type = FIELD_FLAG, .optional_null = true,
		.help = "whether an accountant sees patients' codes" },
	{ .name = "pin", .type = FIELD_SECRET, .optional_null = true },
	RETIRED_FIELD,
};

static const struct field setting_fields[] = {
	{ .name = "name", .type = FIELD_CODE, .required = true, .help = "of the setting" },
	{ .name = "value", .type = FIELD_TEXT, .required = true, .help = "what it is set to" },
};

static const struct field lot_fields[] = {
	{ .name = "product", .type = FIELD_REFERENCE, .required = true },
	{ .name = "code", .type = FIELD_LOT, .required = true, .help = "the maker's batch number" },
	{ .name = "expires", .type = FIELD_EXPIRY, .optional_null = true, .help = "last usable day" },
	{ .name = "status", .type = FIELD_CHOICE, .required = true, .choices = "released held recalled",
		.standard = "released" },
};

#define THING(name_, plural_) \
	const struct thing thing_##name_ = { #name_, plural_, name_##_fields, \
		sizeof(name_##_fields) / sizeof(name_##_fields[0]) }; \
	_Static_assert(sizeof(name_##_fields) / sizeof(name_##_fields[0]) <= FIELDS_MAX, #name_ " fits a record")

THING(product, "products");
THING(package, "packages");
THING(supplier, "suppliers");
THING(location, "locations");
THING(patient, "patients");
THING(recipe, "recipes");
THING(operator, "operators");
THING(setting, "settings");
THING(lot, "lots");
THING(alias, "aliases");
THING(contraindication, "contraindications");
THING(incompatible, "incompatibles");

const struct thing *const things[] = {
	&thing_product, &thing_package, &thing_supplier, &thing_location, &thing_patient,
	&thing_recipe, &thing_operator, &thing_setting, &thing_lot, &thing_alias,
	&thing_contraindication, &thing_incompatible, NULL,
};

size_t thing_field(const struct thing *thing, const char *name)
{
	for (size_t i = 0; i < thing->count; i++) {
		if (strcmp(thing->fields[i].name, name) == 0)
			return i;
	}
	abort();
}

const char *record_value(const struct thing *thing, const struct record *record, const char *field)
{
	return record->values[thing_field(thing, field)];
}

int64_t record_integer(const struct thing *thing, const struct record *record, const char *field)
{
	const char *value = record_value(thing, record, field);
	return value ? strtoll(value, NULL, 10) : 0;
}

char *field_label(const struct field *field, struct pool *pool)
{
	char *label = pool_copy(pool, field->label ? field->label : field->name);
	for (char *c = label; *c; c++) {
		if (*c == '_')
			*c = '-';
	}
	return label;
}

const char *field_text(const struct field *field, const char *value, struct pool *pool)
{
	int64_t number = strtoll(value, NULL, 10);

	switch (field->type) {
	case FIELD_CONTENT:
		return content_format(number, pool_alloc(pool, CONTENT_TEXT_MAX));
	case FIELD_SPAN:
		return span_format(number, pool_alloc(pool, SPAN_TEXT_MAX));
	case FIELD_FLAG:
		return number ? _("yes") : _("no");
	case FIELD_SECRET:
		return _("set");
	default:
		return value;
	}
}

/* A value while it is brought to the form the database keeps. */
struct setting_value {
	const struct field *field;
	const char *label;
	const char *text;
	struct pool *pool;
	struct error *error;
};

static int set_choice(const struct setting_value *set, const char **value)
{
	char *choices = pool_copy(set->pool, set->field->choices);
	char *rest = NULL;
	for (char *word = strtok_r(choices, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		if (strcasecmp(word, set->text) == 0) {
			*value = word;
			return 0;
		}
	}
	return error_set(set->error, STATUS_DATA, _("%s '%s' is none of: %s"), set->label, QUOTED(set->text),
		set->field->choices);
}

static int set_flag(const struct setting_value *set, const char **value)
{
	static const struct {
		const char *text, *value;
	} flags[] = { { "yes", "1" }, { "1", "1" }, { "no", "0" }, { "0", "0" } };

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (strcasecmp(flags[i].text, set->text) == 0) {
			*value = flags[i].value;
			return 0;
		}
	}
	return error_set(set->error, STATUS_DATA, _("%s '%s' is neither yes nor no"), set->label, QUOTED(set->text));
}

static int set_count(const struct setting_value *set, const char **value)
{
	const char *figures = set->text + (set->field->least < 0 && set->text[0] == '-');
	size_t digits = strspn(figures, "0123456789");
	if (digits > 0 && digits <= 18 && figures[digits] == '\0') {
		int64_t count = strtoll(set->text, NULL, 10);
		if (count >= set->field->least && count <= set->field->most) {
			*value = pool_printf(set->pool, "%lld", (long long)count);
			return 0;
		}
	}
	return error_set(set->error, STATUS_DATA, _("%s '%s' is no whole number from %lld to %lld"), set->label,
		QUOTED(set->text), (long long)set->field->least, (long long)set->field->most);
}

static int set_span(const struct setting_value *set, const char **value)
{
	int64_t minutes;
	int status = span_parse(set->text, &minutes, set->error);
	if (status < 0) {
		error_prefix(set->error, "%s: ", set->label);
		return status;
	}
	if (minutes < set->field->least || minutes > set->field->most) {
		char least[SPAN_TEXT_MAX], most[SPAN_TEXT_MAX];
		return error_set(set->error, STATUS_DATA, _("%s '%s' is not between %s and %s"), set->label,
			QUOTED(set->text), span_format(set->field->least, least), span_format(set->field->most, most));
	}
	*value = pool_printf(set->pool, "%lld", (long long)minutes);
	return 0;
}

static int set_content(const struct setting_value *set, const char **value, const char **unit)
{
	struct quantity quantity;
	int status = quantity_parse(set->text, &quantity, set->error);
	if (status < 0) {
		error_prefix(set->error, "%s: ", set->label);
		return status;
	}
	if (quantity.kind != QUANTITY_CONTENT)
		return error_set(set->error, STATUS_DATA, _("%s '%s' names no unit; write 2ml, 5g, 340mg or 1piece"),
			set->label, QUOTED(set->text));
	if (quantity.amount < 1 || quantity.amount > CONTENT_OF_CONTAINER_MAX)
		return error_set(set->error, STATUS_DATA, _("%s '%s' is not between 0.001 and 1000000"), set->label,
			QUOTED(set->text));
	*value = pool_printf(set->pool, "%lld", (long long)quantity.amount);
	*unit = unit_name(quantity.unit);
	return 0;
}

static int set_gtin(const struct setting_value *set, const char **value)
{
	char *gtin = pool_alloc(set->pool, GTIN_LENGTH + 1);
	*value = gtin;
	return gtin_parse(set->text, gtin, set->error);
}

/* Days are said relative to today, which is not known here: whoever asks people brings them to ISO first. */
static int set_expiry(const struct setting_value *set, const char **value)
{
	day_t day = day_from_iso(set->text);
	if (day == DAY_NONE)
		return error_set(set->error, STATUS_DATA, _("%s '%s' is no day"), set->label, QUOTED(set->text));
	*value = day_format(day, pool_alloc(set->pool, DAY_TEXT_MAX));
	return 0;
}

static int set_list(const struct setting_value *set, const char **value)
{
	struct ingredient_list list = { 0 };
	int status = ingredient_list_add(set->label, set->text, set->field->type == FIELD_INGREDIENTS, set->pool, &list,
		set->error);
	*value = ingredient_list_text(&list, set->pool);
	return status;
}

static int set_limit(const struct setting_value *set, const char **value)
{
	char content[CONTENT_TEXT_MAX];
	struct quantity quantity;
	int status = quantity_parse(set->text, &quantity, set->error);
	if (status < 0) {
		error_prefix(set->error, "%s: ", set->label);
		return status;
	}
	bool content_said = quantity.kind == QUANTITY_CONTENT;
	if ((!content_said && quantity.kind != QUANTITY_CONTAINERS) || quantity.amount == 0)
		return error_set(set->error, STATUS_DATA, _("%s '%s': say containers, as 2, or content, as 4ml"), set->label,
			QUOTED(set->text));
	*value = content_said ? pool_printf(set->pool, "%s%s", content_format(quantity.amount, content),
					unit_name(quantity.unit))
			      : pool_printf(set->pool, "%lld", (long long)quantity.amount);
	return 0;
}

/* An id that was looked up: names of places are not known here. */
static int set_reference(const struct setting_value *set, const char **value)
{
	if (set->text[strspn(set->text, "0123456789")] != '\0')
		abort();
	*value = pool_copy(set->pool, set->text);
	return 0;
}

/* `values` is where the field's own value goes; the next one is there when the type fills it. */
static int set_value(const struct setting_value *set, const char **values)
{
	char *text = NULL;
	int status;

	switch (set->field->type) {
	case FIELD_CODE:
		status = text_clean_code(set->label, set->text, set->pool, &text, set->error);
		break;
	case FIELD_PRODUCT:
		status = text_clean_product(set->text, set->pool, &text, set->error);
		break;
	case FIELD_PATIENT:
		status = text_clean_patient(set->text, set->pool, &text, set->error);
		break;
	case FIELD_LOT:
		status = text_clean_lot(set->text, set->pool, &text, set->error);
		break;
	case FIELD_NAME:
		status = text_clean(set->label, set->text, TEXT_NAME_MAX, set->pool, &text, set->error);
		break;
	case FIELD_TEXT:
		status = text_clean(set->label, set->text, TEXT_NOTE_MAX, set->pool, &text, set->error);
		break;
	case FIELD_CHOICE:
		return set_choice(set, values);
	case FIELD_CONTENT:
		return set_content(set, &values[0], &values[1]);
	case FIELD_COUNT:
		return set_count(set, values);
	case FIELD_SPAN:
		return set_span(set, values);
	case FIELD_FLAG:
		return set_flag(set, values);
	case FIELD_GTIN:
		return set_gtin(set, values);
	case FIELD_EXPIRY:
	case FIELD_DAY:
		return set_expiry(set, values);
	case FIELD_INGREDIENTS:
	case FIELD_NAMES:
		return set_list(set, values);
	case FIELD_LIMIT:
		return set_limit(set, values);
	case FIELD_LOCATION:
	case FIELD_SUPPLIER:
	case FIELD_PARTNER:
		return set_reference(set, values);
	default:
		abort(); /* keys, units and references follow from other things; nobody types them */
	}
	values[0] = text;
	return status;
}

int record_set(const struct thing *thing, struct record *record, size_t field, const char *text,
	struct pool *pool, struct error *error)
{
	struct setting_value set = {
		.field = &thing->fields[field],
		.label = field_label(&thing->fields[field], pool),
		.text = text,
		.pool = pool,
		.error = error,
	};
	if (*text == '\0' && set.field->optional_null) {
		record->values[field] = NULL;
		if (set.field->type == FIELD_CONTENT)
			record->values[field + 1] = NULL;
		return 0;
	}
	if (*text == '\0')
		return error_set(error, STATUS_DATA, _("%s may not be empty"), set.label);

	const char *values[2] = { NULL, NULL };
	int status = set_value(&set, values);
	if (status < 0)
		return status;
	record->values[field] = values[0];
	if (set.field->type == FIELD_CONTENT)
		record->values[field + 1] = values[1];
	if (field + 1 < thing->count && thing->fields[field + 1].type == FIELD_KEY)
		record->values[field + 1] = text_key(values[0], pool);
	return 0;
}

/* What a product's container says of it: a piece is one piece; bottles and tubes are made to be used for weeks. */
static void complete_product(struct record *record)
{
	const char *container = record_value(&thing_product, record, "container");
	const char **content = &record->values[thing_field(&thing_product, "content")];
	const char **in_use = &record->values[thing_field(&thing_product, "in_use")];
	bool lasts = container && (strcmp(container, "bottle") == 0 || strcmp(container, "tube") == 0);

	if (!*in_use)
		*in_use = lasts ? "40320" : "0";
	if (!*content && container && strcmp(container, "piece") == 0) {
		*content = "1000";
		record->values[thing_field(&thing_product, "unit")] = unit_name(UNIT_PIECE);
	}
}

int record_complete(const struct thing *thing, struct record *record, struct pool *pool, struct error *error)
{
	if (thing == &thing_product)
		complete_product(record);
	const char *missing = NULL;
	for (size_t i = 0; i < thing->count; i++) {
		const struct field *field = &thing->fields[i];
		if (!record->values[i] && field->standard)
			record->values[i] = field->standard;
		if (record->values[i] || !field->required || field->type == FIELD_KEY || field->type == FIELD_UNIT)
			continue;
		const char *label = field_label(field, pool);
		missing = missing ? pool_printf(pool, "%s, %s", missing, label) : label;
	}
	if (missing)
		return error_set(error, STATUS_DATA, _("a new %s needs: %s"), thing->name, missing);
	return 0;
}

/* A limit is said in what the product's content is counted in. */
static int check_limit(const struct record *record, struct error *error)
{
	const char *limit = record_value(&thing_product, record, "session_limit");
	const char *unit_text = record_value(&thing_product, record, "unit");
	struct quantity quantity;
	enum unit unit;
	content_t content;
	if (!limit || !unit_text)
		return 0;
	int status = quantity_parse(limit, &quantity, error);
	if (status == 0)
		status = unit_parse(unit_text, &unit, error);
	if (status == 0 && quantity.kind == QUANTITY_CONTENT)
		status = quantity_content_in(&quantity, unit, &content, error);
	if (status < 0)
		error_prefix(error, "session-limit: ");
	return status;
}

static int check_patient(const struct record *record, struct error *error)
{
	bool tested = record_value(&thing_patient, record, "allergy_test") != NULL;
	bool known = record_value(&thing_patient, record, "allergy_result") != NULL;
	if (tested == known)
		return 0;
	return error_set(error, STATUS_DATA,
		known ? _("an allergy result without its day: say --allergy-test DAY too")
		      : _("an allergy test without its result: say --allergy-result negative or positive too"));
}

int record_check(const struct thing *thing, const struct record *record, struct error *error)
{
	bool is_range = (thing == &thing_location || thing == &thing_product) && record_value(thing, record, "min_temp") &&
		record_value(thing, record, "max_temp");
	if (is_range && record_integer(thing, record, "min_temp") > record_integer(thing, record, "max_temp"))
		return error_set(error, STATUS_DATA, _("min-temp is above max-temp"));
	bool is_ordered = thing == &thing_product && record_value(thing, record, "reorder_point") &&
		record_value(thing, record, "order_up_to");
	if (is_ordered && record_integer(thing, record, "order_up_to") <= record_integer(thing, record, "reorder_point"))
		return error_set(error, STATUS_DATA,
			_("order-up-to is not above reorder-point: what was ordered would be low again at once"));
	bool is_pair = thing == &thing_incompatible && record_value(thing, record, "one") &&
		record_value(thing, record, "other");
	if (is_pair && strcmp(record_value(thing, record, "one_key"), record_value(thing, record, "other_key")) == 0)
		return error_set(error, STATUS_DATA, _("'%s' goes with itself; name two different things"),
			record_value(thing, record, "one"));
	if (thing == &thing_patient)
		return check_patient(record, error);
	return thing == &thing_product ? check_limit(record, error) : 0;
}
