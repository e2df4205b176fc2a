-- Writes a patient as it stands now, new or changed.
INSERT INTO patient (id, code, note, retired)
VALUES (:id, :code, :note, CAST(:retired AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code, note = excluded.note, retired = excluded.retired;
