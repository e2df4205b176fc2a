-- All patients, in the order of their codes.
SELECT id, code, adult, allergies, contraindications, medication, allergy_test, allergy_result, consent, photos,
	note, retired
FROM patient
ORDER BY code;
