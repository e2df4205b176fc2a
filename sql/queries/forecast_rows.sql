-- Rows of a JSON array, as a forecast hands them to a report.
SELECT value FROM json_each('[]')
