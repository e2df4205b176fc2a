-- Writes a product as it stands now, new or changed.
INSERT INTO product (id, code, name, name_key, area, kind, container, content, unit, in_use, maker, actives,
	reorder_point, note, retired, replaces)
VALUES (:id, :code, :name, :name_key, :area, :kind, :container, CAST(:content AS INTEGER), :unit,
	CAST(:in_use AS INTEGER), :maker, :actives, CAST(:reorder_point AS INTEGER), :note,
	CAST(:retired AS INTEGER), CAST(:replaces AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code, name = excluded.name, name_key = excluded.name_key, area = excluded.area,
	kind = excluded.kind, container = excluded.container, content = excluded.content,
	unit = excluded.unit, in_use = excluded.in_use, maker = excluded.maker, actives = excluded.actives,
	reorder_point = excluded.reorder_point, note = excluded.note, retired = excluded.retired,
	replaces = excluded.replaces;
