-- Which lot the layers of one were found to be of, the last time that any were.
SELECT lot.code AS code, change.entry AS entry
FROM change
JOIN lot ON lot.id = CAST(change.new AS INTEGER)
WHERE change.thing = 'layer' AND change.field = 'lot' AND change.old = CAST(:lot AS TEXT)
ORDER BY change.entry DESC
LIMIT 1
