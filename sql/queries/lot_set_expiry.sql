-- Says a lot's expiry anew.
UPDATE lot SET expires = :expires WHERE id = :id
