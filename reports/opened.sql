-- title: Opened containers
-- about: What stands open, mixtures made ahead too, and what of it must be discarded now.
-- roles: manager doctor nurse accountant
-- parameter: product product -- only this product
-- parameter: location location -- only this place
-- with: stopped
-- column: number text 8 Number
-- column: product text 20 Product
-- column: name text 32 Name [minor 5]
-- column: lot text 18 Lot
-- column: opened time 17 Opened [minor 3]
-- column: use_by time 17 Use by
-- column: state text 12 State [rule state]
-- column: location text 12 Location [minor 4]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: value money$ 13 Value [total] [minor 2]
WITH standing_open AS (
	SELECT opened.number AS number, lot.product AS product, lot.code AS lot, opened.time AS opened,
		opened.use_by AS use_by, location.id AS location, location.code AS location_code,
		opened_balance.content AS content, opened_balance.value AS value,
		CASE
			WHEN opened.use_by < :now OR lot.expires < :today THEN 'DISCARD'
			WHEN lot.status = 'recalled' THEN 'RECALLED'
			WHEN lot.status = 'held' THEN 'HELD'
			WHEN location.usable = 0 THEN 'not for use'
			ELSE 'usable'
		END AS state
	FROM opened_balance
	CROSS JOIN opened
	JOIN layer ON layer.id = opened.layer
	JOIN lot ON lot.id = layer.lot
	JOIN location ON location.id = opened_balance.location
	WHERE opened.number = opened_balance.opened
)
SELECT line.number AS number, line.product AS product, line.name AS name, line.lot AS lot, line.opened AS opened,
	line.use_by AS use_by, line.state AS state, line.location AS location, line.content AS content,
	line.unit AS unit, line.value AS value
FROM (
	SELECT 'O' || CAST(standing.number AS TEXT) AS number, product.code AS product, product.name AS name,
		standing.lot AS lot, standing.opened AS opened, standing.use_by AS use_by, standing.state AS state,
		standing.location_code AS location, standing.content AS content, product.unit AS unit,
		standing.value AS value, standing.number AS place
	FROM standing_open AS standing
	JOIN product ON product.id = standing.product
	WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
		AND (CAST(:location AS INTEGER) IS NULL OR standing.location = :location)
	UNION ALL
	SELECT CAST(preparation.entry AS TEXT), NULL,
		'mixture for ' || patient.code || COALESCE(', ' || recipe.code, ''), NULL, preparation.prepared,
		preparation.use_by, CASE
			WHEN preparation.use_by < :now THEN 'LAPSED'
			WHEN preparation.id IN (SELECT mixture FROM stopped WHERE status = 'recalled') THEN 'RECALLED'
			WHEN preparation.id IN (SELECT mixture FROM stopped) THEN 'HELD'
			ELSE 'usable'
		END, NULL, NULL, NULL,
		NULL, preparation.entry
	FROM standing
	JOIN preparation ON preparation.id = standing.preparation
	JOIN patient ON patient.id = preparation.patient
	LEFT JOIN recipe ON recipe.id = preparation.recipe
	WHERE CAST(:product AS INTEGER) IS NULL AND CAST(:location AS INTEGER) IS NULL
) AS line
ORDER BY CASE WHEN line.state IN ('DISCARD', 'LAPSED', 'RECALLED') THEN 0 ELSE 1 END, line.use_by, line.place
