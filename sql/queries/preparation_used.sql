-- The lines with which a mixture was drawn up.
SELECT movement.layer AS layer, movement.location AS location, movement.opened AS opened,
	movement.content AS content, movement.value AS value
FROM preparation
JOIN movement ON movement.entry = preparation.entry AND movement.preparation = preparation.id
WHERE preparation.id = :preparation AND movement.reason = 'used'
ORDER BY movement.line
