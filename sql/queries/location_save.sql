-- Writes a location as it stands now, new or changed.
INSERT INTO location (id, code, name, name_key, usable, min_temp, max_temp, note, retired)
VALUES (:id, :code, :name, :name_key, CAST(:usable AS INTEGER), CAST(:min_temp AS INTEGER), CAST(:max_temp AS INTEGER),
	:note, CAST(:retired AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code, name = excluded.name, name_key = excluded.name_key, usable = excluded.usable,
	min_temp = excluded.min_temp, max_temp = excluded.max_temp, note = excluded.note, retired = excluded.retired;
