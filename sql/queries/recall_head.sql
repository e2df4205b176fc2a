-- When a recall was made, and what voided it.
SELECT entry.time AS time, void.number AS voided_by
FROM recall
JOIN entry ON entry.number = recall.entry
LEFT JOIN entry AS void ON void.voids = recall.entry
WHERE recall.entry = :number
