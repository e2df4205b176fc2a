-- All settings of the clinic.
SELECT name, value FROM setting
