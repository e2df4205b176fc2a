/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands, in the order of the help: one line each, under its group. */
#include "ampoule/command.h"

#define COMMANDS(COMMAND) \
	/* Daily work */ \
	COMMAND(today) \
	COMMAND(stock) \
	COMMAND(receive) \
	COMMAND(receive_start) \
	COMMAND(receive_add) \
	COMMAND(receive_show) \
	COMMAND(receive_drop) \
	COMMAND(receive_post) \
	COMMAND(receive_cancel) \
	COMMAND(receive_correct) \
	COMMAND(session_log) \
	COMMAND(session_show) \
	COMMAND(session_list) \
	COMMAND(session_correct) \
	COMMAND(session_void) \
	COMMAND(session_reaction) \
	COMMAND(prepare) \
	COMMAND(opened) \
	COMMAND(discard) \
	COMMAND(waste) \
	COMMAND(use) \
	COMMAND(transfer) \
	COMMAND(return) \
	COMMAND(reserve) \
	COMMAND(reserve_list) \
	COMMAND(reserve_release) \
	COMMAND(count_start) \
	COMMAND(count_sheet) \
	COMMAND(count_enter) \
	COMMAND(count_show) \
	COMMAND(count_list) \
	COMMAND(count_post) \
	COMMAND(count_cancel) \
	/* Look up and report */ \
	COMMAND(report) \
	COMMAND(report_list) \
	COMMAND(export) \
	COMMAND(course_start) \
	COMMAND(course_due) \
	COMMAND(course_show) \
	COMMAND(course_list) \
	COMMAND(course_edit) \
	COMMAND(course_pause) \
	COMMAND(course_resume) \
	COMMAND(course_end) \
	COMMAND(trace) \
	COMMAND(recall_list) \
	COMMAND(recall_show) \
	COMMAND(recall_note) \
	COMMAND(reorder) \
	COMMAND(order_start) \
	COMMAND(order_add) \
	COMMAND(order_show) \
	COMMAND(order_list) \
	COMMAND(order_send) \
	COMMAND(order_cancel) \
	COMMAND(log) \
	COMMAND(log_show) \
	COMMAND(void) \
	/* Catalogue */ \
	COMMAND(product_add) \
	COMMAND(product_list) \
	COMMAND(product_show) \
	COMMAND(product_edit) \
	COMMAND(product_rename) \
	COMMAND(product_retire) \
	COMMAND(recipe_add) \
	COMMAND(recipe_list) \
	COMMAND(recipe_show) \
	COMMAND(recipe_edit) \
	COMMAND(recipe_retire) \
	COMMAND(patient_add) \
	COMMAND(patient_list) \
	COMMAND(patient_show) \
	COMMAND(patient_edit) \
	COMMAND(patient_retire) \
	COMMAND(contraindication_add) \
	COMMAND(contraindication_list) \
	COMMAND(contraindication_show) \
	COMMAND(contraindication_edit) \
	COMMAND(contraindication_retire) \
	COMMAND(incompatible_add) \
	COMMAND(incompatible_list) \
	COMMAND(incompatible_show) \
	COMMAND(incompatible_edit) \
	COMMAND(incompatible_retire) \
	COMMAND(supplier_add) \
	COMMAND(supplier_list) \
	COMMAND(supplier_show) \
	COMMAND(supplier_edit) \
	COMMAND(supplier_retire) \
	COMMAND(location_add) \
	COMMAND(location_list) \
	COMMAND(location_show) \
	COMMAND(location_edit) \
	COMMAND(location_retire) \
	COMMAND(lot_list) \
	COMMAND(lot_show) \
	COMMAND(lot_hold) \
	COMMAND(lot_release) \
	COMMAND(lot_recall) \
	COMMAND(lot_correct) \
	/* System */ \
	COMMAND(init) \
	COMMAND(demo) \
	COMMAND(import) \
	COMMAND(close) \
	COMMAND(operator_add) \
	COMMAND(operator_list) \
	COMMAND(operator_show) \
	COMMAND(operator_edit) \
	COMMAND(operator_retire) \
	COMMAND(operator_pin) \
	COMMAND(config_list) \
	COMMAND(config_show) \
	COMMAND(config_set) \
	COMMAND(invoice) \
	COMMAND(credit) \
	COMMAND(verify) \
	COMMAND(backup) \
	COMMAND(restore) \
	COMMAND(completion) \
	COMMAND(completion_words)

#define DECLARE(name) extern const struct command command_##name;
COMMANDS(DECLARE)

#define ADDRESS(name) &command_##name,
const struct command *const commands[] = { COMMANDS(ADDRESS) NULL };
