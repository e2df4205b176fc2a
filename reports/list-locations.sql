-- title: Locations
-- about: The places where stock stands.
-- roles: manager doctor nurse accountant
-- parameter: all count 0 -- retired ones too: 1
-- column: code text 14 Code
-- column: name text 32 Name
-- column: usable text 12 For use
-- column: min_temp count 8 Min °C
-- column: max_temp count 8 Max °C
-- column: note text 32 Note
-- column: retired text 8 Retired
SELECT code, name, CASE usable WHEN 1 THEN 'yes' ELSE 'no' END AS usable, min_temp, max_temp, note,
	CASE retired WHEN 1 THEN 'retired' END AS retired
FROM location
WHERE retired <= :all
ORDER BY code;
