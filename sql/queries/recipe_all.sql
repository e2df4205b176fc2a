-- All recipes, in the order of their codes.
SELECT id, code, name, name_key, area, version, life, note, retired, type, method, target, target_unit,
	before_care, aftercare
FROM recipe
ORDER BY code;
