-- Writes a package as it stands now, new or changed.
INSERT INTO package (id, product, containers, gtin, retired)
VALUES (:id, CAST(:product AS INTEGER), CAST(:containers AS INTEGER), :gtin, CAST(:retired AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	product = excluded.product, containers = excluded.containers, gtin = excluded.gtin,
	retired = excluded.retired;
