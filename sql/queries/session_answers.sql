-- What was overridden in a session, and in the mixtures that it used: which rule, what was found, why, who answers for it.
SELECT finding.rule AS rule, finding.detail AS detail, finding.reason AS reason, finding.approver AS approver_id,
	operator.code AS approver
FROM finding
LEFT JOIN operator ON operator.id = finding.approver
WHERE finding.severity = 'overridden' AND (finding.entry = :entry OR finding.entry IN (
		SELECT preparation.entry
		FROM session_preparation
		JOIN preparation ON preparation.id = session_preparation.preparation
		WHERE session_preparation.entry = :entry))
ORDER BY finding.entry, finding.line
