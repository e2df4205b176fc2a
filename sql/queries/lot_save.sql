-- Writes a lot as it stands now, new or changed.
INSERT INTO lot (id, product, code, expires, status)
VALUES (:id, CAST(:product AS INTEGER), :code, :expires, :status)
ON CONFLICT (id) DO UPDATE SET
	product = excluded.product, code = excluded.code, expires = excluded.expires,
	status = excluded.status;
