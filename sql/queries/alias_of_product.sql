-- The codes that a product had before.
SELECT code FROM alias WHERE product = :product ORDER BY id;
