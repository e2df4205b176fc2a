-- What an entry was warned of, or what was overridden, with who answers for it.
SELECT finding.rule AS rule, finding.severity AS severity, finding.detail AS detail, finding.reason AS reason,
	operator.code AS approver
FROM finding
LEFT JOIN operator ON operator.id = finding.approver
WHERE finding.entry = :number
ORDER BY finding.line
