-- Canonical form: the parts of a session.
SELECT line, preparation, area, zones, method, injected FROM session_part WHERE entry = :entry ORDER BY line
