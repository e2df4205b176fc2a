-- Writes an operator as it stands now, new or changed.
INSERT INTO operator (id, code, name, role, login, default_location, sees_patients, pin, retired)
VALUES (:id, :code, :name, :role, :login, CAST(:default_location AS INTEGER), CAST(:sees_patients AS INTEGER), :pin,
	CAST(:retired AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code, name = excluded.name, role = excluded.role, login = excluded.login,
	default_location = excluded.default_location, sees_patients = excluded.sees_patients, pin = excluded.pin,
	retired = excluded.retired;
