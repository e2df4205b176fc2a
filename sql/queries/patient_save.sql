-- Writes a patient as it stands now, new or changed.
INSERT INTO patient (id, code, adult, allergies, contraindications, medication, allergy_test, allergy_result, consent,
	photos, note, retired)
VALUES (:id, :code, CAST(:adult AS INTEGER), :allergies, :contraindications, :medication, :allergy_test,
	:allergy_result, :consent, :photos, :note, CAST(:retired AS INTEGER))
ON CONFLICT (id) DO UPDATE SET
	code = excluded.code, adult = excluded.adult, allergies = excluded.allergies,
	contraindications = excluded.contraindications, medication = excluded.medication,
	allergy_test = excluded.allergy_test, allergy_result = excluded.allergy_result, consent = excluded.consent,
	photos = excluded.photos, note = excluded.note, retired = excluded.retired;
