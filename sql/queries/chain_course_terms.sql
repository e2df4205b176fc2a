-- Canonical form: what is planned of a course.
SELECT course, planned, least, most, after, more, area, practitioner FROM course_terms WHERE entry = :entry
