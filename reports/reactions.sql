-- title: Reactions
-- about: What was noticed on patients after their sessions, the latest first; what was voided is left out.
-- roles: manager doctor nurse
-- parameter: month month -- noticed in that month
-- parameter: from day -- noticed from that day on
-- parameter: to day -- noticed up to that day
-- parameter: product product -- only where the session used this product
-- parameter: lot lot -- only where the session used this lot
-- parameter: patient patient -- only of this patient
-- parameter: severity text -- only expected, mild or serious ones
-- with: treated
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: session count 9 Session
-- column: treated day 11 Treated [minor]
-- column: days days 7 Days after [minor 2]
-- column: patient textp 12 Patient
-- column: kind texth 24 Kind
-- column: severity texth 10 Severity
-- column: note texth 40 Note
-- column: products text 40 Products
-- column: practitioner text 16 Practitioner [minor 3]
-- column: state text 16 State [rule state]
SELECT reaction_now.day AS day, reaction_now.entry AS entry, reaction_now.session AS session, held.day AS treated,
	days_between(reaction_now.day, held.day) AS days, patient.code AS patient, reaction_now.kind AS kind,
	reaction_now.severity AS severity,
	reaction_now.note AS note,
	(SELECT GROUP_CONCAT(name, ' ') FROM (
		SELECT product.code || '@' || lot.code AS name
		FROM treated
		JOIN lot ON lot.id = treated.lot
		JOIN product ON product.id = lot.product
		WHERE treated.session = reaction_now.session
		ORDER BY product.code, lot.code) AS used) AS products,
	session.practitioner AS practitioner,
	CASE WHEN reaction_now.session_void IS NOT NULL THEN 'VOID by ' || CAST(reaction_now.session_void AS TEXT) END AS state
FROM reaction_now
JOIN session ON session.entry = reaction_now.visit
JOIN entry AS held ON held.number = reaction_now.session
JOIN patient ON patient.id = reaction_now.patient
WHERE reaction_now.day >= COALESCE(CAST(:from AS TEXT), '') AND reaction_now.day <= COALESCE(CAST(:to AS TEXT), '9999')
	AND (CAST(:patient AS INTEGER) IS NULL OR reaction_now.patient = :patient)
	AND (CAST(:severity AS TEXT) IS NULL OR reaction_now.severity = :severity)
	AND ((CAST(:product AS INTEGER) IS NULL AND CAST(:lot AS TEXT) IS NULL) OR EXISTS (
		SELECT 1 FROM treated JOIN lot ON lot.id = treated.lot
		WHERE treated.session = reaction_now.session
			AND (CAST(:product AS INTEGER) IS NULL OR lot.product = :product)
			AND (CAST(:lot AS TEXT) IS NULL OR lot.code = :lot)))
ORDER BY reaction_now.day DESC, reaction_now.entry DESC
