/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the sessions of a course are due. */
#include "ampoule/course.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"

static day_t later(day_t one, day_t other)
{
	return one > other ? one : other;
}

int64_t course_total(const struct course_schedule *schedule)
{
	return schedule->planned + (schedule->after > 0 ? schedule->more : 0);
}

day_t day_add_months(day_t day, int64_t months)
{
	int year, month, of_month;
	day_parts(day, &year, &month, &of_month);
	int64_t at = year * INT64_C(12) + month - 1 + months;
	year = (int)(at / 12);
	month = (int)(at % 12) + 1;
	day_t end = day_month_end(year, month);
	day_t there = day_of(year, month, of_month);
	return there == DAY_NONE ? end : there;
}

/* When a session after one on `last` is due, or the first one of all, without a thought for pauses. */
static struct course_window window_after(const struct course_schedule *schedule, int64_t done, day_t last)
{
	struct course_window window = { schedule->started, schedule->started + (day_t)schedule->most };
	if (last == DAY_NONE)
		return window;
	window.from = last + (day_t)schedule->least;
	window.to = last + (day_t)schedule->most;
	if (done == schedule->planned && done < course_total(schedule)) {
		window.from = day_add_months(last, schedule->after);
		window.to = window.from + (day_t)(schedule->most - schedule->least);
	}
	return window;
}

/* Days of a pause that lie after the last session make its successor late without blame. */
static void put_off(const struct course_schedule *schedule, struct course_window *window)
{
	day_t since = schedule->last == DAY_NONE ? schedule->started : schedule->last;
	for (size_t i = 0; i < schedule->pause_count; i++) {
		const struct course_pause *pause = &schedule->pauses[i];
		if (pause->to == DAY_NONE || pause->to <= since)
			continue;
		window->to += pause->to - later(pause->from, since);
		window->from = later(window->from, pause->to);
	}
	window->to = later(window->to, window->from);
}

static bool is_resting(const struct course_schedule *schedule)
{
	return schedule->pause_count > 0 && schedule->pauses[schedule->pause_count - 1].to == DAY_NONE;
}

bool course_next(const struct course_schedule *schedule, struct course_window *window)
{
	*window = (struct course_window){ DAY_NONE, DAY_NONE };
	if (schedule->ended || is_resting(schedule) || schedule->done >= course_total(schedule))
		return false;
	*window = window_after(schedule, schedule->done, schedule->last);
	put_off(schedule, window);
	return true;
}

size_t course_plan_days(const struct course_schedule *schedule, day_t from, day_t to, day_t *days, size_t room)
{
	struct course_window window;
	size_t count = 0;
	if (!course_next(schedule, &window))
		return 0;
	day_t day = later(window.from, from);
	for (int64_t done = schedule->done; count < room && done < course_total(schedule) && day <= to;) {
		days[count++] = day;
		done++;
		day = window_after(schedule, done, day).from;
	}
	return count;
}

int64_t course_distance(day_t day, const day_t *days, size_t count)
{
	int64_t least = -1;
	for (size_t i = 0; i < count; i++) {
		int64_t distance = day > days[i] ? (int64_t)day - days[i] : (int64_t)days[i] - day;
		if (least < 0 || distance < least)
			least = distance;
	}
	return least;
}

int64_t course_free_place(int64_t before, const int64_t *taken, size_t count)
{
	int64_t place = before + 1;
	for (size_t i = 0; i < count; i++)
		place += taken[i] == place;
	return place;
}

char *course_position(int64_t place, int64_t planned, int64_t total, struct pool *pool)
{
	if (place > planned)
		return pool_printf(pool, _("maintenance %lld of %lld"), (long long)(place - planned), (long long)(total - planned));
	return pool_printf(pool, _("%lld of %lld"), (long long)place, (long long)planned);
}

size_t course_turn(int64_t place, size_t count)
{
	return count == 0 ? 0 : (size_t)(place - 1) % count;
}

/* Whole days, at least one. */
static bool read_days(const char *text, int64_t *days)
{
	enum { DAY_MINUTES = 24 * 60 };
	struct error ignored = { 0 };
	int64_t minutes;
	bool read = span_parse(text, &minutes, &ignored) == STATUS_OK && minutes > 0 && minutes % DAY_MINUTES == 0;
	error_clear(&ignored);
	if (read)
		*days = minutes / DAY_MINUTES;
	return read && *days <= COURSE_DAYS_MAX;
}

int course_interval_parse(const char *text, int64_t *least, int64_t *most, struct error *error)
{
	char first[24];
	const char *dots = strstr(text, "..");
	size_t length = dots == NULL ? strlen(text) : (size_t)(dots - text);
	bool read = length < sizeof(first);
	if (read) {
		memcpy(first, text, length);
		first[length] = '\0';
		read = read_days(first, least) && read_days(dots == NULL ? first : dots + 2, most);
	}
	if (!read)
		return error_set(error, STATUS_DATA,
			_("interval '%s': from so many days to so many is wanted, 1 to %d, as 7d..10d or 7d"), QUOTED(text),
			COURSE_DAYS_MAX);
	if (*least > *most)
		return error_set(error, STATUS_DATA, _("interval '%s' is reversed: %lldd..%lldd is meant, or something else"),
			QUOTED(text), (long long)*most, (long long)*least);
	return STATUS_OK;
}

/* Digits up to `end`, from `least` to `most`. */
static bool read_number(const char *text, const char *end, int64_t least, int64_t most, int64_t *number)
{
	enum { DIGITS_MAX = 6 };
	size_t digits = strspn(text, "0123456789");
	if (digits == 0 || digits > DIGITS_MAX || text + digits != end)
		return false;
	*number = strtoll(text, NULL, 10);
	return *number >= least && *number <= most;
}

int course_maintenance_parse(const char *text, int64_t *after, int64_t *more, struct error *error)
{
	const char *end = text + strlen(text), *months = strchr(text, 'm');
	*after = *more = 0;
	if (strcmp(text, "none") == 0)
		return STATUS_OK;
	bool read = months != NULL && read_number(text, months, 1, COURSE_MONTHS_MAX, after);
	if (read && months[1] == '\0')
		*more = 1;
	else
		read = read && months[1] == ':' && read_number(months + 2, end, 1, COURSE_SESSIONS_MAX, more);
	return read ? STATUS_OK
		    : error_set(error, STATUS_DATA,
			      _("maintenance '%s': months after the last session and how many sessions are wanted, as 6m:2, "
				"or none"), QUOTED(text));
}

int course_count_parse(const char *option, const char *text, int64_t least, int64_t *count, struct error *error)
{
	if (read_number(text, text + strlen(text), least, COURSE_SESSIONS_MAX, count))
		return STATUS_OK;
	return error_set(error, STATUS_DATA, _("%s '%s' is no whole number from %lld to %d"), option, QUOTED(text),
		(long long)least, COURSE_SESSIONS_MAX);
}
