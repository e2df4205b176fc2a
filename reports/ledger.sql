-- title: Ledger postings
-- about: What stock came to in the accounts, as postings for the bookkeeping program: each entry's debits are its credits.
-- roles: manager accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- setting: account-stock
-- setting: account-consumption
-- setting: account-write-off
-- setting: account-count-difference
-- setting: account-price-difference
-- setting: account-purchases
-- setting: account-opening
-- journal: day entry kind document account debit credit
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: kind text 12 Kind
-- column: document text 20 Document
-- column: account text 28 Account
-- column: debit money$ 13 Debit [total]
-- column: credit money$ 13 Credit [total]
-- What changes the stock's value stands against the account that its reason names. What a later price made dearer of
-- goods that were gone already, and a credit that is for no goods on hand, is a price difference. The clearing account
-- is what invoices are booked against: net, with the tax that does not come back.
WITH turned AS (
	SELECT entry.number AS entry, entry.number AS act, 1 AS sign
	FROM entry
	UNION ALL
	SELECT entry.number, entry.voids, -1
	FROM entry
	WHERE entry.voids IS NOT NULL
), part AS (
	SELECT movement.entry AS entry,
		CASE
			WHEN movement.reason IN ('used', 'residue', 'consumed') THEN CAST(:account_consumption AS TEXT)
			WHEN movement.reason IN ('broken', 'expired', 'spoiled', 'lost', 'sample', 'recalled')
				THEN CAST(:account_write_off AS TEXT)
			WHEN movement.reason = 'counted' THEN CAST(:account_count_difference AS TEXT)
			WHEN movement.reason = 'opening' THEN CAST(:account_opening AS TEXT)
			ELSE CAST(:account_purchases AS TEXT)
		END AS against, CAST(:account_stock AS TEXT) AS account, movement.value AS value
	FROM movement
	JOIN entry ON entry.number = movement.entry
	WHERE movement.value <> 0 AND movement.reason NOT IN ('opened', 'transferred')
		AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
		AND entry.day <= CAST(:until AS TEXT)
	UNION ALL
	SELECT turned.entry, CAST(:account_purchases AS TEXT), CAST(:account_price_difference AS TEXT),
		turned.sign * price_difference.value
	FROM turned
	JOIN price_difference ON price_difference.entry = turned.act
	UNION ALL
	SELECT turned.entry, CAST(:account_price_difference AS TEXT), CAST(:account_purchases AS TEXT),
		turned.sign * supplier_credit.amount
	FROM turned
	JOIN supplier_credit ON supplier_credit.entry = turned.act
	JOIN entry ON entry.number = turned.act
	WHERE entry.kind = 'credited'
		AND NOT EXISTS (SELECT 1 FROM price_difference WHERE price_difference.entry = turned.act)
), posting AS (
	SELECT entry, account, value
	FROM part
	UNION ALL
	SELECT entry, against, -value
	FROM part
), line AS (
	SELECT entry, account, SUM(value) AS value
	FROM posting
	GROUP BY entry, account
	HAVING SUM(value) <> 0
)
SELECT entry.day AS day, entry.number AS entry, entry.kind AS kind, COALESCE(entry.document, delivery.invoice) AS document,
	line.account AS account, CAST(CASE WHEN line.value > 0 THEN line.value END AS INTEGER) AS debit,
	CAST(CASE WHEN line.value < 0 THEN -line.value END AS INTEGER) AS credit
FROM line
JOIN entry ON entry.number = line.entry
LEFT JOIN delivery ON delivery.entry = entry.number
WHERE entry.day >= COALESCE(CAST(:from AS TEXT), '')
	AND entry.day <= CAST(:until AS TEXT)
ORDER BY entry.day, entry.number, CASE WHEN line.value > 0 THEN 0 ELSE 1 END, line.account
