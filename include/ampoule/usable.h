/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What may be done with what stands on the shelf: the one place that says what an expired, held or recalled lot, a
 * lapsed bottle or a quarantine place is still good for (DESIGN.md, section 5).
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "ampoule/day.h"
#include "ampoule/money.h"
#include "ampoule/quantity.h"

enum lot_status {
	LOT_RELEASED,
	LOT_HELD,
	LOT_RECALLED,
};

/* A layer's sealed containers at one place, or one opened container. */
struct holding {
	int64_t product;
	int64_t lot;
	const char *lot_code;
	day_t expires; /* last usable day; DAY_NONE: does not expire */
	enum lot_status status;
	int64_t layer;
	day_t received;
	int64_t location;
	const char *location_code;
	bool place_usable;
	bool reserved; /* kept for another patient than the act is for */
	int64_t opened;	     /* number of the opened container, 0 for sealed ones */
	instant_t opened_at; /* of the opened one */
	instant_t use_by;
	int64_t containers; /* sealed ones that may be taken: the least since the time of the act */
	content_t content;  /* likewise, of the opened one */
	/* What a share of it costs: the value of `basis` containers (or content), and the most that may leave
	 * without a later day's value turning negative. */
	int64_t basis;
	money_t value;
	money_t ceiling;
};

/* Why something may not be used. */
enum obstacle {
	OBSTACLE_NONE,
	OBSTACLE_EXPIRED,
	OBSTACLE_HELD,
	OBSTACLE_RECALLED,
	OBSTACLE_LAPSED, /* opened, and past its use by */
	OBSTACLE_PLACE,	 /* kept where nothing is used from */
	OBSTACLE_RESERVED, /* kept for another patient */
};

/* What something is taken for. */
enum purpose {
	PURPOSE_PATIENT, /* goes into a patient, or is used up in a session */
	PURPOSE_INCIDENT, /* went into a patient, and should not have: only the lot or the container that was named */
	PURPOSE_ROOM,	 /* is used up in a room */
	PURPOSE_AWAY,	 /* is written off, returned or moved */
};

/* What stands against taking it for that at that time; the gravest first. Nothing stands against taking it away, nor
 * against recording what has happened. */
enum obstacle holding_obstacle(const struct holding *holding, enum purpose purpose, struct when when);

/* Whether it is past its lot's last day, or was opened and is past its use by. */
bool holding_is_expired(const struct holding *holding, struct when when);

/* Whether they are of the same containers: parts of what one layer has at a place, or of one opened container. */
bool holding_is_part(const struct holding *one, const struct holding *other);

/* The value of `taken` containers (or content) of a holding, half-even, all of it with the last. */
money_t holding_cost(const struct holding *holding, int64_t taken);
