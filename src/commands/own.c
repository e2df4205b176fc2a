/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a nurse may take back or correct. */
#include "own.h"

/* A nurse takes back what she mistyped, while she knows that she did. */
int own_check(struct context *context, const struct voiding *voiding)
{
	bool own = voiding->operator_id == context->act.operator_id;
	if (context->role != ROLE_NURSE || (own && zone_day(voiding->recorded) == context->today))
		return STATUS_OK;
	return error_set(context->error, STATUS_NOT_PERMITTED,
		own ? _("entry %lld is not of today: a doctor or manager may do this")
		    : _("entry %lld is another's: a nurse takes back or corrects her own of the same day, a doctor or manager any"),
		(long long)voiding->asked);
}
