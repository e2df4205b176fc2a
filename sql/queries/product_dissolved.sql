-- A product that is dissolved in this one.
SELECT code FROM product WHERE solvent = :product ORDER BY code LIMIT 1
