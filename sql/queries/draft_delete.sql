-- Forgets the delivery that somebody was typing in.
DELETE FROM draft WHERE owner = :owner
