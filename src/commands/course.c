/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what people say of courses, and tells them of one. */
#include "config.h"
#include "course.h"
#include <string.h>
#include "ampoule/reservation.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "number.h"

enum { RECIPES_MAX = 20 };

error_t course_said_parse(int key, char *arg, struct argp_state *state, struct course_said *said)
{
	switch (key) {
	case OPTION_COURSE_RECIPE:
		said->recipes = arg;
		return 0;
	case OPTION_SESSIONS:
		said->sessions = arg;
		return 0;
	case OPTION_EVERY:
		said->every = arg;
		return 0;
	case OPTION_MAINTENANCE:
		said->maintenance = arg;
		return 0;
	case OPTION_COURSE_AREA:
		if (strcmp(arg, "hair") != 0 && strcmp(arg, "face") != 0 && strcmp(arg, "body") != 0)
			return parse_refuse(state, _("--area '%s': it is hair, face or body"), QUOTED(arg));
		said->area = arg;
		return 0;
	case OPTION_COURSE_BY:
		said->practitioner = arg;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

error_t course_number_parse(int key, char *arg, struct argp_state *state)
{
	if (key == ARGP_KEY_END && *(int64_t *)state->input == 0)
		return parse_refuse(state, _("which course? See 'ampoule course list'"));
	return number_parse(key, arg, state);
}

/* The area that all recipes have, if they have one. */
static void add_area(const struct record *recipe, bool first, const char **area)
{
	const char *its = record_value(&thing_recipe, recipe, "area");
	if (first)
		*area = strcmp(its, "any") == 0 ? NULL : its;
	else if (*area != NULL && strcmp(*area, its) != 0)
		*area = NULL;
}

static int recipes_read(struct context *context, const char *text, struct course_terms *terms, const char **area)
{
	struct course_recipe *recipes = NULL;
	char *rest = NULL, *names = pool_copy(context->pool, text);
	terms->recipe_count = 0;
	for (char *name = strtok_r(names, ",", &rest); name != NULL; name = strtok_r(NULL, ",", &rest)) {
		struct record found;
		int status = catalogue_find_current(context->store, &thing_recipe, name, context->pool, &found);
		if (status != STATUS_OK)
			return status;
		add_area(&found, recipes == NULL, area);
		struct course_recipe *recipe = pool_append(context->pool, &recipes, &terms->recipe_count, sizeof(*recipe));
		*recipe = (struct course_recipe){ .id = found.id, .code = record_value(&thing_recipe, &found, "code") };
	}
	terms->recipes = recipes;
	if (terms->recipe_count == 0 || terms->recipe_count > RECIPES_MAX)
		return error_set(context->error, STATUS_DATA, _("--recipe '%s': one recipe is wanted, or up to %d as R,R2"),
			QUOTED(text), RECIPES_MAX);
	return STATUS_OK;
}

int course_terms_read(struct context *context, const struct course_said *said, struct course_terms *terms)
{
	const char *area = terms->area;
	char *practitioner;
	int status = STATUS_OK;
	if (said->recipes != NULL)
		status = recipes_read(context, said->recipes, terms, &area);
	if (status == STATUS_OK && said->sessions != NULL)
		status = course_count_parse("--sessions", said->sessions, 1, &terms->planned, context->error);
	if (status == STATUS_OK && said->every != NULL)
		status = course_interval_parse(said->every, &terms->least, &terms->most, context->error);
	if (status == STATUS_OK && said->maintenance != NULL)
		status = course_maintenance_parse(said->maintenance, &terms->after, &terms->more, context->error);
	if (status == STATUS_OK && said->practitioner != NULL) {
		status = text_clean("practitioner", said->practitioner, TEXT_NAME_MAX, context->pool, &practitioner,
			context->error);
		terms->practitioner = practitioner;
	}
	if (said->area != NULL)
		terms->area = said->area;
	else if (terms->area == NULL)
		terms->area = area;
	return status;
}

const char *course_terms_text(const struct course_terms *terms, struct pool *pool)
{
	const char *recipes = terms->recipes[0].code;
	for (size_t i = 1; i < terms->recipe_count; i++)
		recipes = pool_printf(pool, _("%s, then %s"), recipes, terms->recipes[i].code);
	const char *apart = terms->least == terms->most
		? pool_printf(pool, ngettext("%lld day apart", "%lld days apart", (unsigned long)terms->most),
			  (long long)terms->most)
		: pool_printf(pool, _("%lld to %lld days apart"), (long long)terms->least, (long long)terms->most);
	const char *text = pool_printf(pool,
		ngettext("%lld session of %s, %s", "%lld sessions of %s, %s", (unsigned long)terms->planned),
		(long long)terms->planned, recipes, apart);
	if (terms->after == 0)
		return text;
	return pool_printf(pool,
		ngettext("%s, %lld more after %lld month", "%s, %lld more after %lld months", (unsigned long)terms->after), text,
		(long long)terms->more, (long long)terms->after);
}

const char *course_window_text(const struct course_window *window, struct pool *pool)
{
	char from[DAY_TEXT_MAX], to[DAY_TEXT_MAX];
	day_format(window->from, from);
	if (window->from == window->to)
		return pool_copy(pool, from);
	return pool_printf(pool, _("%s to %s"), from, day_format(window->to, to));
}

const char *course_next_text(const struct course *course, struct pool *pool)
{
	long long done = (long long)course->schedule.done;
	unsigned long many = (unsigned long)done;
	if (strcmp(course->state, "complete") == 0)
		return pool_printf(pool, ngettext("it has had its only session", "it has had all its %lld sessions", many), done);
	if (strcmp(course->state, "paused") == 0)
		return pool_printf(pool, ngettext("it is paused after %lld session", "it is paused after %lld sessions", many),
			done);
	if (strcmp(course->state, "ended") == 0)
		return pool_printf(pool, ngettext("it has ended after %lld session", "it has ended after %lld sessions", many),
			done);
	return pool_printf(pool, _("the next one is %s, due %s"),
		course_position(course->place, course->terms.planned, course->total, pool),
		course_window_text(&course->window, pool));
}

int course_wish_read(struct context *context, const char *text, struct course_wish *wish)
{
	*wish = (struct course_wish){ 0 };
	if (text == NULL)
		return STATUS_OK;
	wish->none = strcmp(text, "none") == 0;
	return wish->none ? STATUS_OK : number_read(context, text, &wish->course);
}

static const char *patient_text(const struct context *context, const char *code)
{
	return context->sees_patients ? pool_printf(context->pool, _(" of %s"), code) : "";
}

int course_log(struct context *context, int64_t entry)
{
	struct course_act *acts;
	struct reservation_act *kept;
	size_t count, kept_count;
	int status = course_acts(context->store, entry, context->pool, &acts, &count);
	for (size_t i = 0; i < count; i++)
		fprintf(context->out, _("  course %lld%s: %s\n"), (long long)acts[i].course,
			patient_text(context, acts[i].patient_code), acts[i].what);
	if (status == STATUS_OK)
		status = reservation_acts(context->store, entry, context->pool, &kept, &kept_count);
	for (size_t i = 0; status == STATUS_OK && i < kept_count; i++)
		fprintf(context->out, _("  reservation %lld%s: %s\n"), (long long)kept[i].reservation,
			patient_text(context, kept[i].patient_code), kept[i].what);
	return status;
}
