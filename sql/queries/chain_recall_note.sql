-- Canonical form: a note on a recall.
SELECT recall, patient, note FROM recall_note WHERE entry = :entry
