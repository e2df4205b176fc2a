-- Canonical form: what a session was before it was corrected.
SELECT corrected, taken_back FROM session_correction WHERE entry = :entry
