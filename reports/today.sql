-- title: Today
-- about: What needs doing now, each with the command that does it or shows more.
-- roles: manager doctor nurse accountant
-- with: stopped
-- column: what text 12 What [rule state]
-- column: product text 20 Product
-- column: lot text 18 Lot
-- column: day day 11 Day [rule expiry] [minor]
-- column: containers count 11 Containers [minor 2]
-- column: on_order count 9 On order [minor 4]
-- column: content quantity 11 Content [minor 3]
-- column: unit text 6 Unit [minor 3]
-- column: next text 40 Next
WITH sealed AS (
	SELECT lot.product AS product, lot.id AS lot, lot.code AS code, lot.expires AS expires, lot.status AS status,
		location.usable AS usable, balance.containers AS containers, balance.content AS content
	FROM balance
	CROSS JOIN lot
	JOIN location ON location.id = balance.location
	WHERE lot.id = balance.lot
), usable AS (
	SELECT product, SUM(containers) AS containers
	FROM (
		SELECT product, containers
		FROM sealed
		WHERE status = 'released' AND usable = 1 AND (expires IS NULL OR expires >= :today)
		UNION ALL
		SELECT lot.product, 0
		FROM opened_balance
		CROSS JOIN opened
		JOIN layer ON layer.id = opened.layer
		JOIN lot ON lot.id = layer.lot
		JOIN location ON location.id = opened_balance.location
		WHERE opened.number = opened_balance.opened AND opened.use_by >= :now AND lot.status = 'released'
			AND location.usable = 1 AND (lot.expires IS NULL OR lot.expires >= :today)
	) AS found
	GROUP BY product
), coming AS (
	SELECT order_balance.number AS number, order_balance.product AS product, order_balance.containers AS containers,
		order_state.expected AS expected
	FROM order_balance
	JOIN order_state ON order_state.number = order_balance.number
	WHERE order_state.state <> 'draft'
), line AS (
	SELECT 1 AS part, 'DISCARD' AS what, lot.product AS product, lot.code AS lot, SUBSTR(opened.use_by, 1, 10) AS day,
		NULL AS containers, opened_balance.content AS content,
		'ampoule discard O' || CAST(opened.number AS TEXT) AS next
	FROM opened_balance
	CROSS JOIN opened
	JOIN layer ON layer.id = opened.layer
	JOIN lot ON lot.id = layer.lot
	WHERE opened.number = opened_balance.opened AND (opened.use_by < :now OR lot.expires < :today)
	UNION ALL
	SELECT 1,
		CASE
			WHEN preparation.use_by < :now THEN 'LAPSED'
			WHEN preparation.id IN (SELECT mixture FROM stopped WHERE status = 'recalled') THEN 'RECALLED'
			WHEN preparation.id IN (SELECT mixture FROM stopped) THEN 'HELD'
			ELSE 'standing'
		END, NULL, NULL,
		SUBSTR(preparation.use_by, 1, 10), NULL, NULL,
		CASE
			WHEN preparation.use_by < :now
			THEN 'ampoule discard ' || CAST(preparation.entry AS TEXT) || ' --reason lapsed'
			WHEN preparation.id IN (SELECT mixture FROM stopped WHERE status = 'recalled')
			THEN 'ampoule discard ' || CAST(preparation.entry AS TEXT) || ' --reason recalled'
			WHEN preparation.id IN (SELECT mixture FROM stopped)
			THEN 'ampoule log show ' || CAST(preparation.entry AS TEXT)
			ELSE 'ampoule session log ' || CASE :sees_patients WHEN 1 THEN patient.code ELSE 'PATIENT' END || ' --preparation ' || CAST(preparation.entry AS TEXT)
		END
	FROM standing
	JOIN preparation ON preparation.id = standing.preparation
	JOIN patient ON patient.id = preparation.patient
	UNION ALL
	SELECT CASE WHEN course_state.latest < :today THEN 2 ELSE 4 END,
		CASE WHEN course_state.latest < :today THEN 'COURSE LATE' ELSE 'course due' END, NULL, NULL,
		course_state.latest, NULL, NULL,
		'ampoule session log ' || CASE :sees_patients WHEN 1 THEN patient.code ELSE 'PATIENT' END
			|| ' --course ' || CAST(course_state.course AS TEXT)
	FROM course_state
	JOIN patient ON patient.id = course_state.patient
	WHERE course_state.due <= :today
	UNION ALL
	SELECT 1, 'REACTION', NULL, NULL, reaction_now.day, NULL, NULL,
		'ampoule trace --visit ' || CAST(reaction_now.session AS TEXT)
	FROM reaction_now
	JOIN entry ON entry.number = reaction_now.entry
	WHERE reaction_now.severity = 'serious' AND reaction_now.session_void IS NULL
		AND days_between(:today, entry.day) <= 7
	UNION ALL
	SELECT 5, 'course done', NULL, NULL, last, NULL, NULL,
		'ampoule course end ' || CAST(course AS TEXT) || ' --outcome …'
	FROM course_state
	WHERE state = 'complete'
	UNION ALL
	SELECT 2, 'RECALLED', sealed.product, sealed.code, NULL, CAST(SUM(sealed.containers) AS INTEGER),
		CAST(SUM(sealed.content) AS INTEGER),
		'ampoule recall show ' || (SELECT CAST(MAX(recall_lot.entry) AS TEXT) FROM recall_lot
			WHERE recall_lot.lot = sealed.lot
				AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = recall_lot.entry))
	FROM sealed
	WHERE sealed.status = 'recalled'
	GROUP BY sealed.product, sealed.lot, sealed.code
	UNION ALL
	SELECT 5, 'open count', NULL, NULL, entry.day, NULL, NULL,
		'ampoule count show C' || CAST(open_count.count AS TEXT)
	FROM open_count
	JOIN stock_count ON stock_count.number = open_count.count
	JOIN entry ON entry.number = stock_count.entry
	UNION ALL
	SELECT CASE WHEN expires < :today THEN 2 ELSE 4 END, CASE WHEN expires < :today THEN 'EXPIRED' ELSE 'expiring' END,
		product, code, expires, CAST(SUM(containers) AS INTEGER), CAST(SUM(content) AS INTEGER),
		CASE WHEN expires < :today THEN 'ampoule waste --expired' END
	FROM sealed
	WHERE days_between(expires, :today) <= :expiring_days
	GROUP BY product, lot, code, expires
	UNION ALL
	SELECT 3, CASE WHEN usable.product IS NULL THEN 'OUT' ELSE 'LOW' END, product.id, NULL, NULL,
		CAST(COALESCE(usable.containers, 0) AS INTEGER), NULL,
		'ampoule receive ' || product.code || ' …'
	FROM product
	LEFT JOIN usable ON usable.product = product.id
	WHERE product.retired = 0 AND (COALESCE(usable.containers, 0) <= product.reorder_point
		OR (usable.product IS NULL AND EXISTS (
			SELECT 1 FROM lot JOIN layer ON layer.lot = lot.id WHERE lot.product = product.id)))
	UNION ALL
	SELECT 3, 'OVERDUE', NULL, NULL, expected, CAST(SUM(containers) AS INTEGER), NULL,
		'ampoule order show R' || CAST(number AS TEXT)
	FROM coming
	WHERE expected < :today
	GROUP BY number, expected
)
SELECT line.what AS what, product.code AS product, line.lot AS lot, line.day AS day, line.containers AS containers,
	CASE
		WHEN line.what IN ('OUT', 'LOW')
		THEN (SELECT CAST(SUM(coming.containers) AS INTEGER) FROM coming WHERE coming.product = line.product)
	END AS on_order,
	line.content AS content, product.unit AS unit, COALESCE(line.next, 'ampoule stock ' || product.code) AS next
FROM line
LEFT JOIN product ON product.id = line.product
ORDER BY line.part, line.day NULLS LAST, product.code, line.lot
