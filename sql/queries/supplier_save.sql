-- Writes a supplier as it stands now, new or changed.
INSERT INTO supplier (id, code, name, name_key, note, retired)
VALUES (:id, :code, :name, :name_key, :note, CAST(:retired AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code, name = excluded.name, name_key = excluded.name_key, note = excluded.note,
	retired = excluded.retired;
