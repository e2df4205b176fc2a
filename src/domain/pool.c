/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory in chained blocks, given back all at once. */
#include "config.h"
#include "ampoule/pool.h"
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 65536, FIRST_ELEMENTS = 8 };

struct pool_block {
	struct pool_block *older;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
};

/* Blocks come zeroed and their bytes are handed out once, so that pool_alloc need not clear anything. */
static struct pool_block *block_new(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct pool_block))
		abort();
	struct pool_block *block = calloc(1, sizeof *block + size);
	if (!block)
		abort();
	block->size = size;
	return block;
}

static void *block_take(struct pool_block *block, size_t size)
{
	void *bytes = block->bytes + block->used;
	block->used += size;
	return bytes;
}

/* A large piece gets a block of its own behind the newest, whose room stays in use. */
static void *alloc_alone(struct pool *pool, size_t size)
{
	struct pool_block *block = block_new(size);
	struct pool_block **place = pool->newest ? &pool->newest->older : &pool->newest;
	block->older = *place;
	*place = block;
	return block_take(block, size);
}

void *pool_alloc(struct pool *pool, size_t size)
{
	const size_t alignment = alignof(max_align_t);
	if (size > SIZE_MAX - alignment)
		abort();
	/* Nothing asked for is still an address of its own. */
	size = size == 0 ? alignment : (size + alignment - 1) / alignment * alignment;
	struct pool_block *newest = pool->newest;
	if (newest && newest->size - newest->used >= size)
		return block_take(newest, size);

	size_t next = FIRST_BLOCK;
	if (newest)
		next = newest->size < LARGEST_BLOCK / 2 ? newest->size * 2 : LARGEST_BLOCK;
	if (next < FIRST_BLOCK)
		next = FIRST_BLOCK;
	if (size > next / 4)
		return alloc_alone(pool, size);
	struct pool_block *block = block_new(next);
	block->older = newest;
	pool->newest = block;
	return block_take(block, size);
}

char *pool_copy(struct pool *pool, const char *text)
{
	if (!text)
		return NULL;
	size_t size = strlen(text) + 1;
	return memcpy(pool_alloc(pool, size), text, size);
}

char *pool_printf(struct pool *pool, const char *format, ...)
{
	char *text;
	va_list arguments;
	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		abort();
	va_end(arguments);
	char *copy = pool_copy(pool, text);
	free(text);
	return copy;
}

/* The room follows from the count alone: 8 at first, doubled whenever the count reaches a power of two. */
static size_t room_after(size_t count)
{
	if (count == 0)
		return FIRST_ELEMENTS;
	if (count < FIRST_ELEMENTS || (count & (count - 1)) != 0)
		return 0;
	return count * 2;
}

void *pool_append(struct pool *pool, void *array_pointer, size_t *count, size_t element_size)
{
	unsigned char *array;
	memcpy(&array, array_pointer, sizeof array);
	size_t room = room_after(*count);
	if (room) {
		size_t size;
		if (__builtin_mul_overflow(room, element_size, &size))
			abort();
		unsigned char *larger = pool_alloc(pool, size);
		if (*count)
			memcpy(larger, array, *count * element_size);
		array = larger;
		memcpy(array_pointer, &array, sizeof array);
	}
	/* A caller may have shortened the array: what stood here is not for the new element. */
	return memset(array + (*count)++ * element_size, 0, element_size);
}

void pool_release(struct pool *pool)
{
	struct pool_block *block = pool->newest;
	while (block) {
		struct pool_block *older = block->older;
		free(block);
		block = older;
	}
	pool->newest = NULL;
}
