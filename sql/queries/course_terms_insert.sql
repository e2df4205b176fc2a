-- Writes what is planned of a course from here on.
INSERT INTO course_terms (entry, course, planned, least, most, after, more, area, practitioner)
VALUES (:entry, :course, :planned, :least, :most, :after, :more, :area, :practitioner)
