-- Which operator in use is logged in under this name?
SELECT id FROM operator WHERE login = :login AND retired = 0;
