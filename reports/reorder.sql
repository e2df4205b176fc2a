-- title: Reorder
-- about: What is at or below its reorder point, or will be short before the next order comes, and how much to order.
-- roles: manager doctor nurse accountant
-- parameter: supplier supplier -- only what comes from this supplier
-- forecast: soon
-- with: ahead
-- column: supplier text 14 Supplier
-- column: article text 14 Article [minor]
-- column: product text 14 Product
-- column: name text 32 Name [minor 6]
-- column: usable_containers count 11 Usable
-- column: reorder_point count 11 Reorder point [minor 4]
-- column: on_order count 11 On order
-- column: drafted count 11 In drafts [minor 3]
-- column: to_order count 11 To order
-- column: package count 11 Package of [minor 5]
-- column: packages count 11 Packages
-- column: lead_time days 11 Lead time [minor 2]
-- column: last_price money$ 13 Last price
-- column: why text 44 Why
-- column: product_id hidden
-- column: supplier_id hidden
WITH usable AS (
	SELECT balance.product AS product, SUM(balance.containers) AS containers
	FROM balance
	JOIN lot ON lot.id = balance.lot
	JOIN location ON location.id = balance.location
	WHERE lot.status = 'released' AND location.usable = 1 AND (lot.expires IS NULL OR lot.expires >= :today)
	GROUP BY balance.product
), coming AS (
	SELECT order_balance.product AS product,
		SUM(CASE WHEN order_state.state = 'draft' THEN 0 ELSE order_balance.containers END) AS on_order,
		SUM(CASE WHEN order_state.state = 'draft' THEN order_balance.containers ELSE 0 END) AS drafted
	FROM order_balance
	JOIN order_state ON order_state.number = order_balance.number
	GROUP BY order_balance.product
), wish AS (
	SELECT product.id AS product, product.code AS code, product.name AS name, product.article AS article,
		product.reorder_point AS reorder_point, product.lead_time AS lead_time,
		COALESCE(product.order_up_to, product.reorder_point + 1) AS order_up_to,
		COALESCE(product.order_package, 1) AS package,
		COALESCE(usable.containers, 0) AS usable, COALESCE(coming.on_order, 0) AS on_order,
		COALESCE(coming.drafted, 0) AS drafted,
		CASE WHEN COALESCE(usable.containers, 0) <= product.reorder_point THEN 1 ELSE 0 END AS is_low,
		-- What is coming later than it is needed is not ordered twice.
		ahead.missing_soon - (COALESCE(coming.on_order, 0) - ahead.coming_soon) AS lacking,
		ahead.missing_soon AS missing, ahead.planned AS planned, ahead.needed_soon AS needed, ahead.soon AS soon,
		ahead.average AS average,
		COALESCE(product.supplier, (SELECT delivery.supplier
			FROM lot
			JOIN layer ON layer.lot = lot.id
			JOIN delivery ON delivery.entry = layer.entry
			JOIN entry ON entry.number = layer.entry
			WHERE lot.product = product.id AND delivery.supplier IS NOT NULL
				AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = layer.entry)
			ORDER BY entry.time DESC, entry.number DESC
			LIMIT 1)) AS supplier,
		(SELECT (delivered.net + delivered.containers / 2) / delivered.containers
			FROM lot
			JOIN layer ON layer.lot = lot.id
			JOIN delivered ON delivered.entry = layer.entry AND delivered.layer = layer.id
			JOIN entry ON entry.number = delivered.entry
			WHERE lot.product = product.id AND delivered.net > 0 AND delivered.containers > 0
				AND delivered.estimated = 0
			ORDER BY entry.day DESC, delivered.entry DESC, delivered.line DESC
			LIMIT 1) AS last_price
	FROM product
	JOIN ahead ON ahead.product = product.id
	LEFT JOIN usable ON usable.product = product.id
	LEFT JOIN coming ON coming.product = product.id
	WHERE product.retired = 0 AND (COALESCE(usable.containers, 0) <= product.reorder_point OR ahead.missing_soon > 0)
), refilled AS (
	SELECT wish.*,
		CASE WHEN is_low = 1 AND order_up_to > usable + on_order THEN order_up_to - usable - on_order ELSE 0 END AS refill
	FROM wish
), wanted AS (
	SELECT refilled.*,
		CASE
			WHEN refill >= lacking AND refill > drafted THEN (refill - drafted + package - 1) / package
			WHEN lacking > refill AND lacking > drafted THEN (lacking - drafted + package - 1) / package
			ELSE 0
		END AS packages,
		CASE WHEN is_low = 1 THEN 'at its reorder point' END AS point_why,
		CASE
			WHEN missing = 0 THEN NULL
			WHEN planned = 1 THEN 'course need ' || CAST(needed AS TEXT) || ' by ' || soon
			-- Thousandths of a container, shown as hundredths without the zeros behind.
			ELSE 'average ' || CAST(average / 1000 AS TEXT)
				|| RTRIM(RTRIM('.' || SUBSTR(CAST(1000 + average % 1000 AS TEXT), 2, 2), '0'), '.') || ' a day'
		END AS need_why
	FROM refilled
)
SELECT supplier.code AS supplier, wanted.article AS article, wanted.code AS product, wanted.name AS name,
	CAST(wanted.usable AS INTEGER) AS usable_containers, wanted.reorder_point AS reorder_point,
	CAST(wanted.on_order AS INTEGER) AS on_order, CAST(wanted.drafted AS INTEGER) AS drafted,
	CAST(wanted.packages * wanted.package AS INTEGER) AS to_order, wanted.package AS package,
	CAST(wanted.packages AS INTEGER) AS packages, wanted.lead_time AS lead_time, wanted.last_price AS last_price,
	COALESCE(wanted.point_why || '; ' || wanted.need_why, wanted.need_why, wanted.point_why) AS why,
	wanted.product AS product_id, supplier.id AS supplier_id
FROM wanted
LEFT JOIN supplier ON supplier.id = wanted.supplier AND supplier.retired = 0
WHERE CAST(:supplier AS INTEGER) IS NULL OR supplier.id = :supplier
ORDER BY supplier.code NULLS LAST, wanted.code
