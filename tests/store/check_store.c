/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The suite of src/store: the database through its public door, on a temporary file. */
#include "check_store.h"
#include <stdlib.h>

int main(void)
{
	Suite *suite = suite_create("store");
	suite_add_tcase(suite, check_backup());
	suite_add_tcase(suite, check_catalogue());
	suite_add_tcase(suite, check_correction());
	suite_add_tcase(suite, check_counts());
	suite_add_tcase(suite, check_courses());
	suite_add_tcase(suite, check_guard());
	suite_add_tcase(suite, check_history());
	suite_add_tcase(suite, check_ledger());
	suite_add_tcase(suite, check_opened());
	suite_add_tcase(suite, check_order());
	suite_add_tcase(suite, check_purchase());
	suite_add_tcase(suite, check_queries());
	suite_add_tcase(suite, check_screening());
	suite_add_tcase(suite, check_store_file());
	suite_add_tcase(suite, check_taking());
	suite_add_tcase(suite, check_formulary());
	suite_add_tcase(suite, check_tampering());
	suite_add_tcase(suite, check_valued());
	suite_add_tcase(suite, check_visit());
	suite_add_tcase(suite, check_trace());
	suite_add_tcase(suite, check_interrupt());

	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
