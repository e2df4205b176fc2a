-- What an entry took in or gave back of each layer.
SELECT layer, CAST(ABS(SUM(value)) AS INTEGER) AS value
FROM movement
WHERE entry = :entry AND reason IN ('received', 'returned')
GROUP BY layer
ORDER BY layer
