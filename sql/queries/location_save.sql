-- Writes a location as it stands now, new or changed.
INSERT INTO location (id, code, name, name_key, usable, retired)
VALUES (:id, :code, :name, :name_key, CAST(:usable AS INTEGER), CAST(:retired AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code, name = excluded.name, name_key = excluded.name_key, usable = excluded.usable,
	retired = excluded.retired;
