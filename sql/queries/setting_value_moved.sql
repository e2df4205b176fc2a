-- Was anything ever worth something? Then the currency of all amounts is fixed.
SELECT COUNT(*) AS moved FROM (SELECT entry FROM movement WHERE value <> 0 LIMIT 1) AS first;
