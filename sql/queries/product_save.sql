-- Writes a product as it stands now, new or changed.
INSERT INTO product (id, code, name, name_key, area, kind, container, content, unit, in_use, maker, actives,
	ingredients, min_age, caution, session_limit, reorder_point, supplier, article, order_up_to, lead_time,
	order_package, note, retired, replaces, class, registration, origin, min_temp, max_temp, solvent)
VALUES (:id, :code, :name, :name_key, :area, :kind, :container, CAST(:content AS INTEGER), :unit,
	CAST(:in_use AS INTEGER), :maker, :actives, :ingredients, CAST(:min_age AS INTEGER),
	:caution, :session_limit, CAST(:reorder_point AS INTEGER), CAST(:supplier AS INTEGER),
	:article, CAST(:order_up_to AS INTEGER), CAST(:lead_time AS INTEGER), CAST(:order_package AS INTEGER), :note,
	CAST(:retired AS INTEGER), CAST(:replaces AS INTEGER), :class, :registration, :origin,
	CAST(:min_temp AS INTEGER), CAST(:max_temp AS INTEGER), CAST(:solvent AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code, name = excluded.name, name_key = excluded.name_key, area = excluded.area,
	kind = excluded.kind, container = excluded.container, content = excluded.content,
	unit = excluded.unit, in_use = excluded.in_use, maker = excluded.maker, actives = excluded.actives,
	ingredients = excluded.ingredients, min_age = excluded.min_age, caution = excluded.caution,
	session_limit = excluded.session_limit,
	reorder_point = excluded.reorder_point, supplier = excluded.supplier, article = excluded.article,
	order_up_to = excluded.order_up_to, lead_time = excluded.lead_time,
	order_package = excluded.order_package, note = excluded.note, retired = excluded.retired,
	replaces = excluded.replaces, class = excluded.class, registration = excluded.registration,
	origin = excluded.origin, min_temp = excluded.min_temp, max_temp = excluded.max_temp,
	solvent = excluded.solvent;
