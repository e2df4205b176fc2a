-- Whose usual place is this?
SELECT code FROM operator WHERE default_location = :location AND retired = 0 ORDER BY code LIMIT 1;
