-- Whose codes in one list of the catalogue, or codes that products had before, are this one but for the case of ASCII letters?
SELECT id AS owner, code FROM product WHERE CAST(:thing AS TEXT) = 'product' AND LOWER(code) = :lower
UNION ALL
SELECT product, code FROM alias WHERE CAST(:thing AS TEXT) = 'alias' AND LOWER(code) = :lower
UNION ALL
SELECT id, code FROM supplier WHERE CAST(:thing AS TEXT) = 'supplier' AND LOWER(code) = :lower
UNION ALL
SELECT id, code FROM location WHERE CAST(:thing AS TEXT) = 'location' AND LOWER(code) = :lower
UNION ALL
SELECT id, code FROM patient WHERE CAST(:thing AS TEXT) = 'patient' AND LOWER(code) = :lower
UNION ALL
SELECT id, code FROM recipe WHERE CAST(:thing AS TEXT) = 'recipe' AND LOWER(code) = :lower
UNION ALL
SELECT id, code FROM operator WHERE CAST(:thing AS TEXT) = 'operator' AND LOWER(code) = :lower
ORDER BY code;
