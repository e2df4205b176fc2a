/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's zone: which names there are, and the clock that libc keeps for it. */
#include "config.h"
#include "ampoule/day.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>
#include "ampoule/text.h"

enum { ZONE_NAME_MAX = 64, DAY_SECONDS = 86400, DEPTH_MAX = 3 };

static const char *zone_folder(void)
{
	const char *folder = getenv("TZDIR");
	return folder && *folder ? folder : "/usr/share/zoneinfo";
}

/*
 * Only what looks like a zone's name reaches the file system, and none that says something else on the next
 * machine: "localtime" is whatever its administrator chose, "right/…" counts leap seconds.
 */
static bool is_zone_name(const char *name)
{
	static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
	size_t length = strlen(name);
	if (length == 0 || length >= ZONE_NAME_MAX || strspn(name, set) < length)
		return false;
	return *name != '/' && strncmp(name, "posix", 5) != 0 && strncmp(name, "right/", 6) != 0 &&
	       strcmp(name, "localtime") != 0;
}

static bool zone_exists(const char *name)
{
	if (!is_zone_name(name))
		return false;
	char *path;
	if (asprintf(&path, "%s/%s", zone_folder(), name) < 0)
		abort();
	char magic[4] = "";
	int file = open(path, O_RDONLY | O_CLOEXEC);
	free(path);
	if (file < 0)
		return false;
	ssize_t got = read(file, magic, sizeof magic);
	close(file);
	return got == (ssize_t)sizeof magic && memcmp(magic, "TZif", sizeof magic) == 0;
}

static const char *last_part(const char *name)
{
	const char *slash = strrchr(name, '/');
	return slash ? slash + 1 : name;
}

/* What a wrong name is compared with: all names, and those whose city is the right one ("Madrid"). */
struct suggestion {
	struct nearest nearest;
	char same_city[ZONE_NAME_MAX];
};

static void offer_zone(struct suggestion *suggestion, const char *name)
{
	if (!is_zone_name(name))
		return;
	nearest_offer(&suggestion->nearest, name);
	if (!*suggestion->same_city &&
		strcasecmp(last_part(name), last_part(suggestion->nearest.wanted)) == 0)
		strcpy(suggestion->same_city, name);
}

/* Zones begin with a capital; tzdata's tables and its second copies of all zones do not. */
static void offer_folder(struct suggestion *suggestion, const char *inside, int depth)
{
	char *path;
	if (asprintf(&path, "%s/%s", zone_folder(), inside) < 0)
		abort();
	DIR *folder = opendir(path);
	free(path);
	if (!folder)
		return;
	struct dirent *entry;
	while ((entry = readdir(folder))) {
		char name[ZONE_NAME_MAX];
		if (entry->d_name[0] < 'A' || entry->d_name[0] > 'Z')
			continue;
		int length = snprintf(name, sizeof name, "%s%s%s", inside, *inside ? "/" : "", entry->d_name);
		if (length >= (int)sizeof name)
			continue;
		if (zone_exists(name))
			offer_zone(suggestion, name);
		else if (depth < DEPTH_MAX)
			offer_folder(suggestion, name, depth + 1);
	}
	closedir(folder);
}

static int refuse_zone(const char *name, struct error *error)
{
	struct suggestion suggestion = { .nearest.wanted = name };
	offer_folder(&suggestion, "", 1);
	const char *right = NULL;
	if (suggestion.nearest.count > 0)
		right = suggestion.nearest.found[0].name;
	else if (*suggestion.same_city)
		right = suggestion.same_city;
	if (right)
		return error_set(
			error, STATUS_DATA, _("'%s' is not a zone; did you mean '%s'?"), QUOTED(name), right);
	return error_set(error, STATUS_DATA,
		_("'%s' is not a zone; write one of tzdata, such as Europe/Madrid ('timedatectl "
		  "list-timezones')"),
		QUOTED(name));
}

int zone_use(const char *name, struct error *error)
{
	if (!zone_exists(name))
		return refuse_zone(name, error);
	if (setenv("TZ", name, 1) != 0)
		abort();
	tzset();
	return 0;
}

/* The clock at an instant, in seconds since 1970-01-01 00:00 of that clock. */
static int64_t local_seconds(instant_t instant)
{
	time_t time = (time_t)instant;
	struct tm parts;
	if (!localtime_r(&time, &parts))
		return INSTANT_NONE;
	return instant + parts.tm_gmtoff;
}

static day_t local_day(int64_t local)
{
	return (day_t)(local >= 0 ? local / DAY_SECONDS : -((-local + DAY_SECONDS - 1) / DAY_SECONDS));
}

day_t zone_day(instant_t instant)
{
	int64_t local = local_seconds(instant);
	if (local < (int64_t)day_of(1900, 1, 1) * DAY_SECONDS ||
		local >= ((int64_t)day_of(2199, 12, 31) + 1) * DAY_SECONDS)
		return DAY_NONE;
	return local_day(local);
}

/* The first instant at which the clock shows `wanted` or more, between one that shows less and one that does.
 */
static instant_t find_gap_end(instant_t before, instant_t after, int64_t wanted)
{
	while (after - before > 1) {
		instant_t middle = before + (after - before) / 2;
		if (local_seconds(middle) >= wanted)
			after = middle;
		else
			before = middle;
	}
	return after;
}

/*
 * Not by mktime, whose answer for a time that the clock skips or shows twice is nobody's promise. A time that
 * is shown twice is its first. No zone changes its clock twice within two days.
 */
instant_t zone_instant(day_t day, int hour, int minute, int second)
{
	int64_t wanted = (int64_t)day * DAY_SECONDS + hour * 3600 + minute * 60 + second;
	int64_t offset_before = local_seconds(wanted - DAY_SECONDS) - (wanted - DAY_SECONDS);
	int64_t offset_after = local_seconds(wanted + DAY_SECONDS) - (wanted + DAY_SECONDS);
	instant_t by_before = wanted - offset_before;
	if (offset_before == offset_after)
		return by_before;
	instant_t by_after = wanted - offset_after;
	instant_t first = by_before < by_after ? by_before : by_after;
	instant_t second_reading = by_before < by_after ? by_after : by_before;
	if (local_seconds(first) == wanted)
		return first;
	if (local_seconds(second_reading) == wanted)
		return second_reading;
	return find_gap_end(wanted - DAY_SECONDS, wanted + DAY_SECONDS, wanted);
}

bool zone_skips(day_t day, int hour, int minute, instant_t around[2])
{
	int64_t wanted = (int64_t)day * DAY_SECONDS + hour * 3600 + minute * 60;
	if (local_seconds(zone_instant(day, hour, minute, 0)) == wanted)
		return false;
	around[0] = wanted - (local_seconds(wanted + DAY_SECONDS) - (wanted + DAY_SECONDS));
	around[1] = wanted - (local_seconds(wanted - DAY_SECONDS) - (wanted - DAY_SECONDS));
	return true;
}

bool zone_shows_twice(instant_t instant)
{
	int64_t back = local_seconds(instant) - instant - (local_seconds(instant + DAY_SECONDS) - (instant + DAY_SECONDS));
	return back > 0 && local_seconds(instant + back) == local_seconds(instant);
}

instant_t zone_day_end(day_t day)
{
	return zone_instant(day + 1, 0, 0, 0) - 1;
}

char *zone_format(instant_t instant, char text[LOCAL_TEXT_MAX])
{
	day_t day = zone_day(instant);
	*text = '\0';
	if (day == DAY_NONE)
		return text;
	unsigned minute = (unsigned)((local_seconds(instant) - (int64_t)day * DAY_SECONDS) / 60);
	char day_text[DAY_TEXT_MAX];
	snprintf(text, LOCAL_TEXT_MAX, "%s %02u:%02u", day_format(day, day_text), minute / 60 % 24,
		minute % 60);
	return text;
}
