-- title: Patients
-- about: The codes of patients.
-- roles: manager doctor nurse
-- parameter: all count 0 -- retired ones too: 1
-- column: code textp 14 Code
-- column: note textp 40 Note
-- column: retired text 8 Retired
SELECT code, note, CASE retired WHEN 1 THEN 'retired' END AS retired
FROM patient
WHERE retired <= :all
ORDER BY code;
