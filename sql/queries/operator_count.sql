-- How many operators are there, and how many managers in use who can log in, but for one?
SELECT COUNT(*) AS operators,
	COALESCE(CAST(SUM(CASE WHEN role = 'manager' AND login IS NOT NULL AND retired = 0 AND id <> :but THEN 1 ELSE 0 END)
		AS INTEGER), 0) AS managers
FROM operator;
