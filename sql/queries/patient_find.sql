-- Which patients bear this code?
SELECT id, code, adult, allergies, contraindications, medication, allergy_test, allergy_result, consent, photos,
	note, retired
FROM patient
WHERE code = :name
ORDER BY id;
