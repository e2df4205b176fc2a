-- A product's lot of that code.
SELECT id, code, expires, status FROM lot WHERE product = :product AND code = :code
