-- Writes a contraindication as it stands now, new or changed.
INSERT INTO contraindication (id, code, name, name_key, severity, medicines, source, note, retired)
VALUES (:id, :code, :name, :name_key, :severity, :medicines, :source, :note, CAST(:retired AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code,
	name = excluded.name,
	name_key = excluded.name_key,
	severity = excluded.severity,
	medicines = excluded.medicines,
	source = excluded.source,
	note = excluded.note,
	retired = excluded.retired;
