-- title: Cost of recipes
-- about: What the sessions with each recipe cost, net; a session with two of them counts for both. What was taken without a recipe, rooms, and mixtures that went into nobody have rows of their own.
-- roles: manager doctor accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- with: spent
-- column: recipe text 14 Recipe
-- column: name text 32 Name
-- column: area text 7 Area
-- column: sessions count 9 Sessions
-- column: injected quantity 11 Injected ml
-- column: used_cost money$ 13 Used [total]
-- column: residue_cost money$ 13 Residue [total]
-- column: cost money$ 13 Cost [total]
-- column: per_session money$ 13 Per session
-- column: what text 9 What
WITH visit AS (
	SELECT recipe, what, visit, SUM(taken) AS taken, SUM(injected) AS injected, SUM(used_cost) AS used_cost,
		SUM(residue_cost) AS residue_cost
	FROM spent
	GROUP BY recipe, what, visit
), summed AS (
	-- Net: a session that was taken back counts where it was held, and is taken off where that was done.
	SELECT recipe, what,
		SUM(CASE WHEN visit IS NULL OR taken = 0 THEN 0 WHEN taken > 0 THEN 1 ELSE -1 END) AS sessions,
		SUM(injected) AS injected, SUM(used_cost) AS used_cost, SUM(residue_cost) AS residue_cost,
		SUM(used_cost + residue_cost) AS cost
	FROM visit
	GROUP BY recipe, what
)
SELECT recipe.code AS recipe, recipe.name AS name, recipe.area AS area,
	CAST(summed.sessions AS INTEGER) AS sessions, CAST(summed.injected AS INTEGER) AS injected,
	CAST(summed.used_cost AS INTEGER) AS used_cost, CAST(summed.residue_cost AS INTEGER) AS residue_cost,
	CAST(summed.cost AS INTEGER) AS cost,
	CAST(CASE
		WHEN summed.sessions > 0 AND summed.cost >= 0
		THEN (summed.cost * 2 + summed.sessions) / (summed.sessions * 2)
	END AS INTEGER) AS per_session,
	summed.what AS what
FROM summed
LEFT JOIN recipe ON recipe.id = summed.recipe
ORDER BY recipe.code NULLS LAST, summed.what
