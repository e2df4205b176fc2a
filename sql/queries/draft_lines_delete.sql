-- Forgets all lines of a delivery that is typed in.
DELETE FROM draft_line WHERE owner = :owner
