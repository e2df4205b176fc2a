-- Writes an operator as it stands now, new or changed.
INSERT INTO operator (id, code, name, role, login, retired)
VALUES (:id, :code, :name, :role, :login, CAST(:retired AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code, name = excluded.name, role = excluded.role, login = excluded.login,
	retired = excluded.retired;
