-- A count, and the entry that ended it, if one that stands did.
SELECT stock_count.number AS number, stock_count.entry AS entry, stock_count.base AS base, entry.time AS time,
	stock_count.location AS location, location.code AS location_code, stock_count.area AS area,
	ending.entry AS ended_by, ending.posted AS posted
FROM stock_count
JOIN entry ON entry.number = stock_count.entry
LEFT JOIN location ON location.id = stock_count.location
LEFT JOIN count_end AS ending ON ending.count = stock_count.number
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = ending.entry)
WHERE stock_count.number = :number
