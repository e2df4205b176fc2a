-- title: Operators
-- about: Who works with the program, and as what.
-- roles: manager doctor nurse accountant
-- parameter: all count 0 -- retired ones too: 1
-- column: code text 14 Code
-- column: name text 32 Name
-- column: role text 12 Role
-- column: login text 14 Login
-- column: default_location text 14 Place
-- column: sees_patients text 14 Sees patients
-- column: pin text 6 PIN
-- column: retired text 8 Retired
SELECT operator.code AS code, operator.name AS name, operator.role AS role, operator.login AS login,
	location.code AS default_location,
	CASE operator.sees_patients WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS sees_patients,
	CASE WHEN operator.pin IS NOT NULL THEN 'set' END AS pin,
	CASE operator.retired WHEN 1 THEN 'retired' END AS retired
FROM operator
LEFT JOIN location ON location.id = operator.default_location
WHERE operator.retired <= :all
ORDER BY operator.code;
