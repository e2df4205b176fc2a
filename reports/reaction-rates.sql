-- title: Rates of reactions
-- about: How many reactions there were to the sessions that used a product, session by session as they stand; the gravest first.
-- roles: manager doctor nurse
-- parameter: month month -- of sessions in that month
-- parameter: from day -- of sessions from that day on
-- parameter: to day -- of sessions up to that day
-- parameter: product product -- only this product
-- with: treated noticed
-- column: product text 20 Product
-- column: name text 32 Name [minor]
-- column: sessions count 9 Sessions
-- column: reacted count 9 Reacted
-- column: reactions count 10 Reactions
-- column: expected count 9 Expected
-- column: mild count 9 Mild
-- column: serious count 9 Serious
-- column: rate percent 9 Rate
-- column: serious_rate percent 12 Serious rate
WITH visit AS (
	SELECT DISTINCT treated.session AS session, lot.product AS product
	FROM treated
	JOIN lot ON lot.id = treated.lot
	JOIN entry AS held ON held.number = treated.session
	WHERE held.day >= COALESCE(CAST(:from AS TEXT), '') AND held.day <= COALESCE(CAST(:to AS TEXT), '9999')
), summed AS (
	SELECT visit.product AS product, COUNT(*) AS sessions, COUNT(noticed.session) AS reacted,
		COALESCE(SUM(noticed.reactions), 0) AS reactions, COALESCE(SUM(noticed.expected), 0) AS expected,
		COALESCE(SUM(noticed.mild), 0) AS mild, COALESCE(SUM(noticed.serious), 0) AS serious
	FROM visit
	LEFT JOIN noticed ON noticed.session = visit.session
	GROUP BY visit.product
)
SELECT product.code AS product, product.name AS name, CAST(summed.sessions AS INTEGER) AS sessions,
	CAST(summed.reacted AS INTEGER) AS reacted, CAST(summed.reactions AS INTEGER) AS reactions,
	CAST(summed.expected AS INTEGER) AS expected, CAST(summed.mild AS INTEGER) AS mild,
	CAST(summed.serious AS INTEGER) AS serious,
	CAST((summed.reactions * 20000 + summed.sessions) / (2 * summed.sessions) AS INTEGER) AS rate,
	CAST((summed.serious * 20000 + summed.sessions) / (2 * summed.sessions) AS INTEGER) AS serious_rate
FROM summed
JOIN product ON product.id = summed.product
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
ORDER BY serious_rate DESC, rate DESC, product.code
