-- What the entries that made a recipe's later versions, and those after them, changed in it, the last change first.
SELECT change.field AS field, change.old AS old
FROM change
WHERE change.thing = 'recipe' AND change.subject = :recipe
	AND change.entry >= (SELECT MIN(later.entry) FROM change AS later
		WHERE later.thing = 'recipe' AND later.subject = :recipe AND later.field = 'version'
			AND CAST(later.new AS INTEGER) > :version)
ORDER BY change.entry DESC, change.line DESC
