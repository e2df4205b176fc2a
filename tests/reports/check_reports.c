/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The suite of src/reports. */
#include "check_reports.h"
#include <locale.h>
#include <stdlib.h>

int main(void)
{
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		return EXIT_FAILURE;
	Suite *suite = suite_create("reports");
	suite_add_tcase(suite, check_charts());
	suite_add_tcase(suite, check_definition());
	suite_add_tcase(suite, check_render());
	suite_add_tcase(suite, check_rollforward());
	suite_add_tcase(suite, check_rows());
	suite_add_tcase(suite, check_workbook());

	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
