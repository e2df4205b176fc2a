-- Every thing of a kind that was ever set.
SELECT DISTINCT subject FROM change WHERE thing = :thing ORDER BY subject
