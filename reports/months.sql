-- title: Month by month
-- about: The stock's value through a year, what came and went each month, sessions and what they cost.
-- roles: manager doctor accountant
-- parameter: year year this -- the year, as 2026
-- of: days
-- column: month text 12 Month
-- column: opening money$ 13 Opening
-- column: received money$ 13 Received [total]
-- column: used money$ 13 Used [total]
-- column: residue money$ 12 Residue [total]
-- column: consumed money$ 12 Consumed [total]
-- column: written_off money$ 12 Written off [total]
-- column: returned money$ 12 Returned [total]
-- column: counted money$ 11 Counted [total]
-- column: corrected money$ 11 Corrected [total]
-- column: closing money$ 13 Closing
-- column: change money$ 13 Change [total]
-- column: sessions count 10 Sessions [total]
-- column: cost money$ 13 Cost of sessions [total]
-- column: cost_per_session money$ 12 Cost per session
-- chart: column closing by month -- Stock value at the end of each month
-- chart: line cost_per_session by month -- Cost per session by month
-- What is there now, less what moved since a month began, is its opening. Transfers and openings come to nothing.
WITH held AS (
	SELECT value FROM balance
	UNION ALL
	SELECT value FROM opened_balance
), moved AS (
	SELECT SUBSTR(entry.day, 1, 7) AS month, movement.reason AS reason, SUM(movement.value) AS value
	FROM entry
	CROSS JOIN movement
	WHERE movement.entry = entry.number AND entry.day >= CAST(:from AS TEXT)
	GROUP BY SUBSTR(entry.day, 1, 7), movement.reason
), number (text) AS (
	VALUES ('01'), ('02'), ('03'), ('04'), ('05'), ('06'), ('07'), ('08'), ('09'), ('10'), ('11'), ('12')
), begun AS (
	SELECT SUBSTR(CAST(:from AS TEXT), 1, 5) || text AS month
	FROM number
	WHERE SUBSTR(CAST(:from AS TEXT), 1, 5) || text <= SUBSTR(CAST(:today AS TEXT), 1, 7)
), flow AS (
	SELECT begun.month AS month,
		(SELECT COALESCE(SUM(value), 0) FROM held)
			- (SELECT COALESCE(SUM(value), 0) FROM moved AS later WHERE later.month >= begun.month) AS opening,
		SUM(CASE WHEN moved.reason IN ('opening', 'received') THEN moved.value ELSE 0 END) AS received,
		SUM(CASE WHEN moved.reason = 'used' THEN moved.value ELSE 0 END) AS used,
		SUM(CASE WHEN moved.reason = 'residue' THEN moved.value ELSE 0 END) AS residue,
		SUM(CASE WHEN moved.reason = 'consumed' THEN moved.value ELSE 0 END) AS consumed,
		SUM(CASE
			WHEN moved.reason IN ('broken', 'expired', 'spoiled', 'lost', 'sample', 'recalled') THEN moved.value
			ELSE 0
		END) AS written_off,
		SUM(CASE WHEN moved.reason = 'returned' THEN moved.value ELSE 0 END) AS returned,
		SUM(CASE WHEN moved.reason = 'counted' THEN moved.value ELSE 0 END) AS counted,
		SUM(CASE WHEN moved.reason = 'corrected' THEN moved.value ELSE 0 END) AS corrected,
		SUM(COALESCE(moved.value, 0)) AS change
	FROM begun
	LEFT JOIN moved ON moved.month = begun.month
	GROUP BY begun.month
), treated AS (
	SELECT SUBSTR(day, 1, 7) AS month, SUM(sessions) AS sessions, SUM(session_cost) AS cost
	FROM days
	GROUP BY SUBSTR(day, 1, 7)
)
SELECT flow.month AS month, CAST(flow.opening AS INTEGER) AS opening, CAST(flow.received AS INTEGER) AS received,
	CAST(flow.used AS INTEGER) AS used, CAST(flow.residue AS INTEGER) AS residue,
	CAST(flow.consumed AS INTEGER) AS consumed, CAST(flow.written_off AS INTEGER) AS written_off,
	CAST(flow.returned AS INTEGER) AS returned, CAST(flow.counted AS INTEGER) AS counted,
	CAST(flow.corrected AS INTEGER) AS corrected, CAST(flow.opening + flow.change AS INTEGER) AS closing,
	CAST(flow.change AS INTEGER) AS change, CAST(COALESCE(treated.sessions, 0) AS INTEGER) AS sessions,
	CAST(COALESCE(treated.cost, 0) AS INTEGER) AS cost,
	CAST(CASE
		WHEN treated.sessions > 0 THEN (2 * treated.cost + treated.sessions) / (2 * treated.sessions)
	END AS INTEGER) AS cost_per_session
FROM flow
LEFT JOIN treated ON treated.month = flow.month
ORDER BY flow.month
