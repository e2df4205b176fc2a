-- What is there of every lot, in the places that are used from or in one of them, then by day from :from on what came and
-- went, and what sessions and rooms used of it; of mixtures and bottles that were thrown away nothing was used.
WITH held AS (
	SELECT lot, location, content FROM balance
	UNION ALL
	SELECT layer.lot, opened_balance.location, opened_balance.content
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
	JOIN layer ON layer.id = opened.layer
), line AS (
	SELECT held.lot AS lot, NULL AS day, held.content AS content, 0 AS used
	FROM held
	JOIN location ON location.id = held.location
	WHERE location.usable = 1 AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
	UNION ALL
	SELECT layer.lot, entry.day, movement.content,
		CASE
			WHEN movement.reason IN ('used', 'consumed', 'residue')
				AND COALESCE((SELECT back.kind FROM entry AS back WHERE back.number = entry.voids), entry.kind)
					<> 'discarded'
			THEN -movement.content
			ELSE 0
		END
	FROM entry
	CROSS JOIN movement
	CROSS JOIN layer
	JOIN location ON location.id = movement.location
	WHERE entry.day >= :from AND movement.entry = entry.number AND layer.id = movement.layer
		AND location.usable = 1 AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
)
SELECT lot.product AS product, line.lot AS lot, lot.expires AS expires,
	CASE lot.status WHEN 'released' THEN 1 ELSE 0 END AS released, line.day AS day,
	CAST(SUM(line.content) AS INTEGER) AS content, CAST(SUM(line.used) AS INTEGER) AS used
FROM line
JOIN lot ON lot.id = line.lot
GROUP BY lot.product, line.lot, lot.expires, lot.status, line.day
ORDER BY lot.product, line.lot, line.day DESC
