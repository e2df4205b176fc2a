-- title: Suppliers
-- about: Who delivers.
-- roles: manager doctor nurse accountant
-- parameter: all count 0 -- retired ones too: 1
-- column: code text 14 Code
-- column: name text 32 Name
-- column: note text 40 Note
-- column: retired text 8 Retired
SELECT code, name, note, CASE retired WHEN 1 THEN 'retired' END AS retired
FROM supplier
WHERE retired <= :all
ORDER BY code;
