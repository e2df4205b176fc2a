/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The suite of src/domain: rules, without database, files or clock. */
#include "check_domain.h"
#include <stdlib.h>

int main(void)
{
	Suite *suite = suite_create("domain");
	suite_add_tcase(suite, check_error());
	suite_add_tcase(suite, check_text());
	suite_add_tcase(suite, check_quantity());
	suite_add_tcase(suite, check_recipe());
	suite_add_tcase(suite, check_money());
	suite_add_tcase(suite, check_cost());
	suite_add_tcase(suite, check_invoice());
	suite_add_tcase(suite, check_count());
	suite_add_tcase(suite, check_course());
	suite_add_tcase(suite, check_reserve());
	suite_add_tcase(suite, check_forecast());
	suite_add_tcase(suite, check_day());
	suite_add_tcase(suite, check_fefo());
	suite_add_tcase(suite, check_gs1());
	suite_add_tcase(suite, check_thing());
	suite_add_tcase(suite, check_valuation());
	suite_add_tcase(suite, check_safety());

	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
