-- title: Days
-- about: Sessions of each day and what they cost; a session that was voided is taken off on the day it was.
-- roles: manager doctor accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- of: usage
-- column: day day 12 Day
-- column: sessions count 10 Sessions [total]
-- column: session_cost money$ 15 Cost of sessions [total]
-- column: other_cost money$ 13 Other use [total]
-- column: cost money$ 13 Cost [total]
-- column: cost_per_session money$ 12 Cost per session
-- chart: line cost_per_session by day -- Cost per session by day
WITH visited AS (
	SELECT entry.day AS day, 1 AS sessions, 0 AS session_cost, 0 AS other_cost
	FROM session
	JOIN entry ON entry.number = session.entry
	WHERE session.entry = session.number
	UNION ALL
	SELECT void.day, -1, 0, 0
	FROM session
	JOIN entry AS void ON void.voids = session.entry
	UNION ALL
	SELECT day, 0, CASE WHEN session IS NOT NULL THEN cost ELSE 0 END, CASE WHEN session IS NULL THEN cost ELSE 0 END
	FROM usage
), summed AS (
	SELECT day, CAST(SUM(sessions) AS INTEGER) AS sessions, CAST(SUM(session_cost) AS INTEGER) AS session_cost,
		CAST(SUM(other_cost) AS INTEGER) AS other_cost
	FROM visited
	WHERE day >= COALESCE(CAST(:from AS TEXT), '') AND day <= CAST(:until AS TEXT)
	GROUP BY day
)
SELECT day, sessions, session_cost, other_cost, session_cost + other_cost AS cost,
	CASE WHEN sessions > 0 THEN (2 * session_cost + sessions) / (2 * sessions) END AS cost_per_session
FROM summed
ORDER BY day
