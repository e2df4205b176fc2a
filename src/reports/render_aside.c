/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sheet that is written in a thread of its own while the next rows are fetched. Rows are copied into blocks, which go
 * round between the two threads; a report of a few rows never starts the second one. SQLite stays with the caller's.
 */
#include "config.h"
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include "render.h"

enum { BLOCKS = 4, BLOCK_ROWS = 256 };

/* Rows one after the other. Of a text the cell's integer says where in `text` it begins. */
struct block {
	struct cell *cells;
	size_t rows;
	char *text;
	size_t used, size;
};

struct aside {
	struct renderer base;
	struct view view; /* with an error of its own, so that the threads don't share one */
	struct error error, *callers;
	struct renderer *sheet;
	struct block blocks[BLOCKS];
	size_t filled; /* blocks that were handed over so far; the caller's own */
	bool running;  /* there is a second thread */
	pthread_t thread;
	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t turned;
	size_t given, taken; /* blocks that were handed over, and that were written */
	bool last; /* nothing comes after them */
	int status; /* of the writing */
};

static int block_write(struct aside *aside, struct block *block)
{
	int status = STATUS_OK;
	size_t width = aside->view.count;
	for (size_t row = 0; row < block->rows && status == STATUS_OK; row++) {
		struct cell *cells = &block->cells[row * width];
		for (size_t i = 0; i < width; i++) {
			if (!cells[i].null && !column_is_number(aside->view.columns[i]))
				cells[i].text = block->text + cells[i].integer;
		}
		status = aside->sheet->row(aside->sheet, cells);
	}
	return status;
}

/* The second thread. After a failure it takes the blocks that still come, so that nobody waits, and drops them. */
static void *write_blocks(void *data)
{
	struct aside *aside = data;
	pthread_mutex_lock(&aside->lock);
	for (;;) {
		while (aside->taken == aside->given && !aside->last)
			pthread_cond_wait(&aside->turned, &aside->lock);
		if (aside->taken == aside->given)
			break;
		int status = aside->status;
		pthread_mutex_unlock(&aside->lock);
		if (status == STATUS_OK)
			status = block_write(aside, &aside->blocks[aside->taken % BLOCKS]);
		pthread_mutex_lock(&aside->lock);
		aside->status = status;
		aside->taken++;
		pthread_cond_signal(&aside->turned);
	}
	pthread_mutex_unlock(&aside->lock);
	return NULL;
}

/* Ctrl-C is for the thread that reads. Where there can be no second thread, the one does both. */
static void thread_start(struct aside *aside)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	aside->running = pthread_create(&aside->thread, NULL, write_blocks, aside) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* What failed in the sheet is the caller's failure. */
static int failure_pass(struct aside *aside, int status)
{
	if (status == STATUS_OK)
		return STATUS_OK;
	return error_set(aside->callers, aside->error.status, "%s", aside->error.text);
}

/* Waits until no more than so many blocks are waiting to be written. */
static int wait_for(struct aside *aside, size_t waiting)
{
	pthread_mutex_lock(&aside->lock);
	while (aside->given - aside->taken > waiting)
		pthread_cond_wait(&aside->turned, &aside->lock);
	int status = aside->status;
	pthread_mutex_unlock(&aside->lock);
	return status;
}

/* Hands the block over and makes the next one ready. */
static int block_give(struct aside *aside)
{
	if (!aside->running)
		thread_start(aside);
	int status = STATUS_OK;
	if (aside->running) {
		pthread_mutex_lock(&aside->lock);
		aside->given++;
		pthread_cond_signal(&aside->turned);
		pthread_mutex_unlock(&aside->lock);
		aside->filled++;
		status = wait_for(aside, BLOCKS - 1);
	} else {
		status = block_write(aside, &aside->blocks[aside->filled % BLOCKS]);
	}
	aside->blocks[aside->filled % BLOCKS].rows = 0;
	aside->blocks[aside->filled % BLOCKS].used = 0;
	return failure_pass(aside, status);
}

static int64_t text_keep(struct block *block, const char *text, size_t length)
{
	if (block->size - block->used <= length) {
		block->size = 2 * block->size + length + 1;
		block->text = realloc(block->text, block->size);
		if (block->text == NULL)
			abort();
	}
	size_t at = block->used;
	memcpy(block->text + at, text, length);
	block->text[at + length] = '\0';
	block->used += length + 1;
	return (int64_t)at;
}

static int aside_row(struct renderer *base, const struct cell *cells)
{
	struct aside *aside = (struct aside *)base;
	struct block *block = &aside->blocks[aside->filled % BLOCKS];
	size_t width = aside->view.count;
	if (block->cells == NULL) {
		block->cells = calloc(BLOCK_ROWS * width, sizeof *block->cells);
		if (block->cells == NULL)
			abort();
	}
	struct cell *kept = &block->cells[block->rows++ * width];
	memcpy(kept, cells, width * sizeof *cells);
	for (size_t i = 0; i < width; i++) {
		if (!cells[i].null && !column_is_number(aside->view.columns[i]))
			kept[i].integer = text_keep(block, cells[i].text, cells[i].length);
	}
	return block->rows == BLOCK_ROWS ? block_give(aside) : STATUS_OK;
}

/* Until all rows so far are written; then the sheet is the caller's. */
static int catch_up(struct aside *aside)
{
	struct block *block = &aside->blocks[aside->filled % BLOCKS];
	int status = aside->running ? wait_for(aside, 0) : STATUS_OK;
	if (status == STATUS_OK)
		status = block_write(aside, block);
	block->rows = block->used = 0;
	return status;
}

static int aside_subtotal(struct renderer *base, const char *group, const struct cell *totals)
{
	struct aside *aside = (struct aside *)base;
	int status = catch_up(aside);
	if (status == STATUS_OK)
		status = aside->sheet->subtotal(aside->sheet, group, totals);
	return failure_pass(aside, status);
}

static void thread_end(struct aside *aside)
{
	if (!aside->running)
		return;
	pthread_mutex_lock(&aside->lock);
	aside->last = true;
	pthread_cond_signal(&aside->turned);
	pthread_mutex_unlock(&aside->lock);
	pthread_join(aside->thread, NULL);
	aside->running = false;
}

static void aside_free(struct aside *aside)
{
	for (size_t i = 0; i < BLOCKS; i++) {
		free(aside->blocks[i].cells);
		free(aside->blocks[i].text);
	}
	pthread_cond_destroy(&aside->turned);
	pthread_mutex_destroy(&aside->lock);
	error_clear(&aside->error);
	free(aside);
}

static int aside_end(struct renderer *base, const struct cell *totals)
{
	struct aside *aside = (struct aside *)base;
	int status = catch_up(aside);
	thread_end(aside);
	if (status == STATUS_OK)
		status = aside->sheet->end(aside->sheet, totals);
	else
		aside->sheet->abandon(aside->sheet);
	status = failure_pass(aside, status);
	aside_free(aside);
	return status;
}

static void aside_abandon(struct renderer *base)
{
	struct aside *aside = (struct aside *)base;
	thread_end(aside);
	aside->sheet->abandon(aside->sheet);
	aside_free(aside);
}

struct renderer *render_sheet_aside(const struct view *view, struct workbook *workbook, struct pool *pool,
	struct summary_sheet *summary)
{
	struct aside *aside = calloc(1, sizeof *aside);
	if (aside == NULL)
		abort();
	aside->base = (struct renderer){ aside_row, aside_end, aside_abandon, aside_subtotal };
	aside->view = *view;
	aside->view.error = &aside->error;
	aside->callers = view->error;
	pthread_mutex_init(&aside->lock, NULL);
	pthread_cond_init(&aside->turned, NULL);
	aside->sheet = render_sheet(&aside->view, workbook, pool, summary);
	if (aside->sheet != NULL)
		return &aside->base;
	failure_pass(aside, aside->error.status);
	aside_free(aside);
	return NULL;
}
