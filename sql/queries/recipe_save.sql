-- Writes a recipe as it stands now, new or changed.
INSERT INTO recipe (id, code, name, name_key, area, version, life, note, retired, type, method, target, target_unit,
	before_care, aftercare)
VALUES (:id, :code, :name, :name_key, :area, CAST(:version AS INTEGER), CAST(:life AS INTEGER), :note,
	CAST(:retired AS INTEGER), :type, :method, CAST(:target AS INTEGER), :target_unit, :before_care, :aftercare)
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code, name = excluded.name, name_key = excluded.name_key, area = excluded.area,
	version = excluded.version, life = excluded.life, note = excluded.note, retired = excluded.retired,
	type = excluded.type, method = excluded.method, target = excluded.target, target_unit = excluded.target_unit,
	before_care = excluded.before_care, aftercare = excluded.aftercare;
