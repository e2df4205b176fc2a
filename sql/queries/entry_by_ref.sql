-- The entry that was posted under a reference.
SELECT number, request FROM entry WHERE ref = :ref
