-- Which recipes bear this code or name?
SELECT id, code, name, name_key, area, version, life, note, retired, type, method, target, target_unit,
	before_care, aftercare
FROM recipe
WHERE code = :name OR name_key = :key
ORDER BY id;
