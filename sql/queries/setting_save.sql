-- Writes a setting as it stands now, new or changed.
INSERT INTO setting (id, name, value)
VALUES (:id, :name, :value)
ON CONFLICT (id) DO UPDATE SET
	name = excluded.name, value = excluded.value;
