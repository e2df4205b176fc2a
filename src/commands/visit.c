/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is said of a visit as a whole. */
#include "visit.h"
#include "ampoule/text.h"
#include "items.h"

static void keep(const struct argp_state *state, const char ***list, size_t *count, const char *text)
{
	const char **one = pool_append(parse_context(state)->pool, list, count, sizeof(*one));
	*one = text;
}

error_t visit_parse(int key, char *arg, struct argp_state *state, struct visit_said *said)
{
	switch (key) {
	case OPTION_PRACTITIONER:
		said->practitioner = arg;
		return 0;
	case OPTION_NOTE:
		said->note = arg;
		return 0;
	case OPTION_INDICATION:
		said->indication = arg;
		return 0;
	case OPTION_CONSENT:
		said->consent = arg;
		return 0;
	case OPTION_PHOTO:
		keep(state, &said->photos, &said->photo_count, arg);
		return 0;
	case OPTION_BROKEN:
		keep(state, &said->broken, &said->broken_count, arg);
		return 0;
	case OPTION_INTERRUPTED:
		said->interrupted = arg;
		return 0;
	case OPTION_NOT_COUNTED:
		said->uncounted = true;
		return 0;
	case ARGP_KEY_END:
		if (said->uncounted && said->interrupted == NULL)
			return parse_refuse(state, _("--not-counted is said of a session that was broken off: say why with --interrupted"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int clean(struct context *context, const char *what, const char *said, size_t most, const char **text)
{
	char *cleaned = NULL;
	if (said == NULL)
		return STATUS_OK;
	int status = text_clean(what, said, most, context->pool, &cleaned, context->error);
	*text = cleaned;
	return status;
}

/* A container breaks whole; of an opened one, what was left in it. */
static int read_broken(struct context *context, const char *text, struct item *item)
{
	int status = item_read(context, text, false, item);
	bool suits = item->opened != 0 ? item->quantity.kind == QUANTITY_ALL : item->quantity.kind == QUANTITY_CONTAINERS;
	if (status == STATUS_OK && !suits)
		return error_set(context->error, STATUS_DATA,
			_("--broken '%s': containers break whole: say how many, or 'O17=all' of an opened one"), QUOTED(text));
	return status;
}

static int read_lists(struct context *context, const struct visit_said *said, struct session_request *request)
{
	struct session_visit *visit = &request->visit;
	struct item *broken = NULL;
	int status = STATUS_OK;
	for (size_t i = 0; i < said->photo_count && status == STATUS_OK; i++) {
		const char **photo = pool_append(context->pool, &visit->photos, &visit->photo_count, sizeof(*photo));
		status = clean(context, "photo", said->photos[i], TEXT_NAME_MAX, photo);
	}
	for (size_t i = 0; i < said->broken_count && status == STATUS_OK; i++) {
		struct item item;
		status = read_broken(context, said->broken[i], &item);
		if (status == STATUS_OK)
			status = item_add(context, &broken, &request->broken_count, &item);
	}
	request->broken = broken;
	return status;
}

int visit_read(struct context *context, const struct visit_said *said, struct session_request *request)
{
	const struct {
		const char *what, *said;
		size_t most;
		const char **text;
	} texts[] = {
		{ "practitioner", said->practitioner, TEXT_NAME_MAX, &request->practitioner },
		{ "note", said->note, TEXT_NOTE_MAX, &request->note },
		{ "indication", said->indication, TEXT_NAME_MAX, &request->visit.indication },
		{ "consent", said->consent, TEXT_NAME_MAX, &request->visit.consent },
		{ "interrupted", said->interrupted, TEXT_NOTE_MAX, &request->visit.interrupted },
	};
	int status = STATUS_OK;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]) && status == STATUS_OK; i++)
		status = clean(context, texts[i].what, texts[i].said, texts[i].most, texts[i].text);
	request->visit.uncounted = said->uncounted;
	return status == STATUS_OK ? read_lists(context, said, request) : status;
}
