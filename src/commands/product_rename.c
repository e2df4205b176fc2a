/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule product rename: a new code; the old one still leads to the product. */
#include "config.h"
#include <string.h>
#include "catalogue.h"

struct arguments {
	const char *old, *new;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case ARGP_KEY_ARG:
		if (arguments->new != NULL)
			return ARGP_ERR_UNKNOWN;
		*(arguments->old == NULL ? &arguments->old : &arguments->new) = arg;
		return 0;
	case ARGP_KEY_END:
		return arguments->new == NULL ? parse_refuse(state, _("the code that it has and the new one are wanted")) : 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Keeps a code that a product loses, unless it is kept already. */
static int alias_keep(struct context *context, const struct record *product, const char *code)
{
	struct record alias;
	int status = catalogue_find(context->store, &thing_alias, code, false, context->pool, &alias);
	if (status != STATUS_OK || alias.id != 0)
		return status;
	alias.values[thing_field(&thing_alias, "product")] = pool_printf(context->pool, "%lld", (long long)product->id);
	alias.values[thing_field(&thing_alias, "code")] = code;
	return catalogue_save(context->store, &thing_alias, &alias, NULL);
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct record product;
	struct entry entry = { .kind = "edited", .act = &context->act };
	size_t field = thing_field(&thing_product, "code");
	int status = catalogue_find(context->store, &thing_product, arguments->old, true, context->pool, &product);
	if (status != STATUS_OK)
		return status;
	const char *old = product.values[field];
	status = record_set(&thing_product, &product, field, arguments->new, context->pool, context->error);
	if (status == STATUS_OK && strcmp(old, product.values[field]) == 0)
		status = error_set(context->error, STATUS_REFUSED, _("product '%s' has that code already"), old);
	if (status == STATUS_OK)
		status = ledger_open(context->store, &entry);
	if (status == STATUS_OK)
		status = catalogue_save(context->store, &thing_product, &product, NULL);
	if (status == STATUS_OK)
		status = alias_keep(context, &product, old);
	if (status == STATUS_OK)
		status = ledger_seal(context->store);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, entry.number, _("product '%s' is now '%s' (entry %lld); the old code still finds it"),
		old, product.values[field], (long long)entry.number);
}

const struct command command_product_rename = {
	.name = "product",
	.verb = "rename",
	.group = GROUP_CATALOGUE,
	.summary = N_("give a product another code; it is still found by the old one"),
	.arguments = N_("OLD NEW"),
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER,
	.post = post,
};
