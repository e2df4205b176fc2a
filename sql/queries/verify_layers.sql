-- Layers that are not of the lot their last change says.
SELECT layer.id AS id
FROM layer
JOIN change ON change.thing = 'layer' AND change.subject = layer.id AND change.field = 'lot'
WHERE CAST(change.new AS INTEGER) <> layer.lot
	AND NOT EXISTS (SELECT 1 FROM change AS later
		WHERE later.thing = 'layer' AND later.subject = layer.id AND later.field = 'lot'
			AND (later.entry > change.entry OR (later.entry = change.entry AND later.line > change.line)))
