-- What a field of a thing was last set to.
SELECT new FROM change
WHERE thing = :thing AND subject = :subject AND field = :field
ORDER BY entry DESC, line DESC
LIMIT 1
