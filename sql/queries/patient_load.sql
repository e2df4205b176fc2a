-- How does this patient stand?
SELECT id, code, adult, allergies, contraindications, medication, allergy_test, allergy_result, consent, photos,
	note, retired
FROM patient
WHERE id = :id;
