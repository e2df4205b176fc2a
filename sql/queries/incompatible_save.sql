-- Writes a pair that does not go together as it stands now, new or changed.
INSERT INTO incompatible (id, code, one, one_key, other, other_key, severity, source, note, retired)
VALUES (:id, :code, :one, :one_key, :other, :other_key, :severity, :source, :note, CAST(:retired AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code,
	one = excluded.one,
	one_key = excluded.one_key,
	other = excluded.other,
	other_key = excluded.other_key,
	severity = excluded.severity,
	source = excluded.source,
	note = excluded.note,
	retired = excluded.retired;
