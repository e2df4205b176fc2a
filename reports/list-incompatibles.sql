-- title: What does not go together
-- about: The clinic's pairs of products or ingredients.
-- roles: manager doctor nurse accountant
-- parameter: all count 0 -- retired ones too: 1
-- column: code text 16 Code
-- column: one text 24 One
-- column: other text 24 Other
-- column: severity text 9 Severity
-- column: note text 40 Note
-- column: source text 30 Source
-- column: retired text 8 Retired
SELECT code, one, other, severity, note, source, CASE retired WHEN 1 THEN 'retired' END AS retired
FROM incompatible
WHERE retired <= :all
ORDER BY code;
