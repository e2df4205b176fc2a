/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completes a request by the fingerprints of its files: the same name may hold something else the next time. */
#include "config.h"
#include "request.h"
#include <nettle/sha2.h>
#include <string.h>
#include <sys/stat.h>
#include "ampoule/text.h"
#include "csv_reader.h"

static void add(struct sha256_ctx *request, const char *fingerprint)
{
	sha256_update(request, strlen(fingerprint), (const uint8_t *)fingerprint);
}

static int add_file(struct context *context, const char *path, struct sha256_ctx *request)
{
	struct csv_reader *reader;
	struct stat about;

	if (strcmp(path, "-") == 0 || (stat(path, &about) == 0 && !S_ISREG(about.st_mode)))
		return error_set(context->error, STATUS_USAGE,
			_("'--ref' compares what the file says with what it said before: give the name of an ordinary file"));
	int status = csv_reader_open(path, NULL, context->error, &reader);
	if (status < 0)
		return status;
	add(request, csv_reader_sha256(reader));
	csv_reader_close(reader);
	return 0;
}

int request_complete(struct context *context, const void *arguments)
{
	const struct command *command = context->command;
	const char *path = command->file ? command->file(arguments) : NULL;
	struct act *act = &context->act;
	struct sha256_ctx request;
	unsigned char digest[HASH_SIZE];
	int status = 0;

	if (!act->ref || (!path && act->evidence_count == 0))
		return 0;
	sha256_init(&request);
	add(&request, act->request);
	for (size_t i = 0; i < act->evidence_count; i++)
		add(&request, act->evidence[i].sha256);
	if (path)
		status = add_file(context, path, &request);
	sha256_digest(&request, sizeof(digest), digest);
	act->request = hash_format(digest, pool_alloc(context->pool, HASH_TEXT_MAX));
	return status;
}
