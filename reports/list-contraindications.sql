-- title: Contraindications
-- about: The clinic's list: absolute ones are refused without an override, relative ones are warned of.
-- roles: manager doctor nurse accountant
-- parameter: all count 0 -- retired ones too: 1
-- column: code text 24 Code
-- column: name text 44 Name
-- column: severity text 9 Severity
-- column: medicines text 30 Medicines
-- column: source text 40 Source
-- column: retired text 8 Retired
SELECT code, name, severity, medicines, source, CASE retired WHEN 1 THEN 'retired' END AS retired
FROM contraindication
WHERE retired <= :all
ORDER BY code;
