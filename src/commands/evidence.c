/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the fingerprints of files that are shown for an act. */
#include "config.h"
#include "evidence.h"
#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "ampoule/text.h"

static int read_fail(struct context *context, const char *path)
{
	enum status status = errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
	return error_set(context->error, status, _("--evidence '%s': cannot be read: %s"), QUOTED(path), strerror(errno));
}

static int take_fingerprint(struct context *context, const char *path, FILE *file, struct evidence *evidence)
{
	enum { CHUNK = 1 << 14 };
	struct sha256_ctx sha256;
	unsigned char digest[HASH_SIZE];
	unsigned char *bytes = pool_alloc(context->pool, CHUNK);
	size_t count;

	sha256_init(&sha256);
	while ((count = fread(bytes, 1, CHUNK, file)) > 0) {
		sha256_update(&sha256, count, bytes);
		evidence->size += (int64_t)count;
	}
	if (ferror(file))
		return read_fail(context, path);
	sha256_digest(&sha256, sizeof(digest), digest);
	evidence->sha256 = hash_format(digest, pool_alloc(context->pool, HASH_TEXT_MAX));
	return 0;
}

static int file_read(struct context *context, const char *path, struct evidence *evidence)
{
	struct stat about;
	const char *slash = strrchr(path, '/');
	char *name;
	int status = text_clean("evidence", slash ? slash + 1 : path, TEXT_NAME_MAX, context->pool, &name, context->error);
	if (status < 0)
		return status;
	evidence->name = name;
	FILE *file = fopen(path, "re");
	if (!file)
		return read_fail(context, path);
	if (fstat(fileno(file), &about) == 0 && !S_ISREG(about.st_mode))
		status = error_set(context->error, STATUS_DATA, _("--evidence '%s': a file is wanted"), QUOTED(path));
	else
		status = take_fingerprint(context, path, file, evidence);
	fclose(file);
	return status;
}

int evidence_read(struct context *context)
{
	struct act *act = &context->act;
	struct evidence *read = NULL;
	int status = 0;

	for (size_t i = 0; i < context->common.evidence_count && status == 0; i++) {
		struct evidence *evidence = pool_append(context->pool, &read, &act->evidence_count, sizeof(*evidence));
		status = file_read(context, context->common.evidence[i], evidence);
	}
	act->evidence = read;
	return status;
}
