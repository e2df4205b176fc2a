/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens next in a random history, and when. */
#include "history.h"

enum { DAY_SECONDS = 86400 };

/* Mostly the act happens now; else some days ago, often at the very second of another entry; seldom by a
 * clock that is ahead or behind. */
static void set_time(struct history *h)
{
	h->now += chance(h, 20) ? 0 : below(h, 3 * 3600);
	int64_t ago = 0;
	if (chance(h, 25))
		ago = chance(h, 30) ? h->now - h->model.entries[below(h, (int64_t)h->model.entry_count)].time
		                    : below(h, 25 * DAY_SECONDS);
	if (chance(h, 2))
		clinic_at(&h->clinic, h->now + (chance(h, 50) ? 1 : -1) * below(h, 2 * DAY_SECONDS), 0);
	else
		clinic_at(&h->clinic, h->now, ago < 0 ? 0 : ago);
}

static void play(struct history *h)
{
	int64_t kind = below(h, 100);
	if (kind < 14)
		play_delivery(h, kind < 2);
	else if (kind < 20)
		play_paper(h);
	else if (kind < 22)
		play_settlement(h);
	else if (kind < 28)
		play_correct(h);
	else if (kind < 30)
		play_lot_status(h);
	else if (kind < 31)
		play_lot_correct(h);
	else if (kind < 35)
		play_discard(h);
	else if (kind < 37)
		play_discard_mixture(h);
	else if (kind < 41)
		play_waste(h);
	else if (kind < 45)
		play_use(h);
	else if (kind < 51)
		play_transfer(h);
	else if (kind < 54)
		play_return(h);
	else if (kind < 56)
		play_credit(h);
	else if (kind < 64)
		play_count(h);
	else if (kind < 67)
		play_order(h);
	else if (kind < 79)
		play_void(h);
	else
		play_session(h, kind < 84);
}

void history_play(struct history *h)
{
	set_time(h);
	if (h->act % 100 == 99)
		play_close(h);
	else
		play(h);
}
