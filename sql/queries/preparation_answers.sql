-- What was overridden when a mixture was made?
SELECT finding.rule AS rule, finding.detail AS detail
FROM preparation
JOIN finding ON finding.entry = preparation.entry
WHERE preparation.id = :preparation AND finding.severity = 'overridden'
ORDER BY finding.line
