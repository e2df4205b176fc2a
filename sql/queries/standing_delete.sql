-- Looks anew whether a mixture stands.
DELETE FROM standing WHERE preparation = :preparation
