-- title: Act
-- about: What one entry did with stock, to be printed and signed.
-- roles: manager doctor nurse accountant
-- parameter: entry count -- number of the entry
-- column: reason text 12 Reason
-- column: product text 20 Product
-- column: name text 32 Name
-- column: lot text 18 Lot
-- column: expires day 11 Expires
-- column: location text 12 Location
-- column: opened text 8 Opened
-- column: containers count 11 Containers [total]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: value money$ 13 Value [total]
-- sign: Prepared by
-- sign: Checked by
-- sign: Approved by
-- facts:
SELECT label, text
FROM (
	SELECT 1 AS place, 0 AS line, 'Entry' AS label, CAST(number AS TEXT) || ', ' || kind AS text
	FROM entry WHERE number = :entry
	UNION ALL
	SELECT 2, 0, 'Day', day FROM entry WHERE number = :entry
	UNION ALL
	SELECT 3, 0, 'By', COALESCE(operator.name, entry.login)
	FROM entry LEFT JOIN operator ON operator.id = entry.operator
	WHERE entry.number = :entry
	UNION ALL
	SELECT 4, 0, 'Reason', why FROM entry WHERE number = :entry
	UNION ALL
	SELECT 5, 0, 'Document', COALESCE(entry.document, delivery.invoice)
	FROM entry LEFT JOIN delivery ON delivery.entry = entry.number
	WHERE entry.number = :entry
	UNION ALL
	SELECT 6, line, 'Evidence', name || ', ' || CAST(size AS TEXT) || ' bytes, SHA-256 ' || sha256
	FROM evidence WHERE entry = :entry
	UNION ALL
	SELECT 7, 0, 'Voids', 'entry ' || CAST(voids AS TEXT) FROM entry WHERE number = :entry AND voids IS NOT NULL
	UNION ALL
	SELECT 8, 0, 'VOID', 'voided by entry ' || CAST(number AS TEXT) FROM entry WHERE voids = :entry
) AS fact
ORDER BY place, line
-- rows:
-- What leaves for good counts as it is said on paper, without a sign; what came in, was counted or corrected keeps its
-- own. A transfer shows the way out as less and the way in as more. What was taken from an opened container bears its
-- number; what a session or a room used does not, whose containers were opened for it.
WITH line AS (
	SELECT movement.reason AS reason, layer.lot AS lot, movement.location AS location,
		CASE WHEN movement.reason NOT IN ('used', 'residue', 'consumed') THEN movement.opened END AS opened,
		CAST(SUM(movement.containers) AS INTEGER) AS containers,
		CAST(SUM(movement.content) AS INTEGER) AS content,
		CAST(SUM(movement.value) AS INTEGER) AS value,
		MIN(movement.line) AS first,
		CASE
			WHEN movement.reason IN ('opening', 'received', 'counted', 'corrected', 'transferred') THEN 1
			ELSE -1
		END AS sign
	FROM movement
	JOIN layer ON layer.id = movement.layer
	WHERE movement.entry = :entry AND movement.reason <> 'opened'
	GROUP BY movement.reason, layer.lot, movement.location,
		CASE WHEN movement.reason NOT IN ('used', 'residue', 'consumed') THEN movement.opened END
)
SELECT line.reason AS reason, product.code AS product, product.name AS name, lot.code AS lot, lot.expires AS expires,
	location.code AS location, 'O' || CAST(line.opened AS TEXT) AS opened, line.containers * line.sign AS containers, line.content * line.sign AS content,
	product.unit AS unit, line.value * line.sign AS value
FROM line
JOIN lot ON lot.id = line.lot
JOIN product ON product.id = lot.product
JOIN location ON location.id = line.location
ORDER BY line.first
