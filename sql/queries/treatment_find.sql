-- The session, or the entry of a preparation, of that number.
SELECT session.number AS number FROM session WHERE session.number = :number
UNION
SELECT preparation.entry FROM preparation WHERE preparation.entry = :number
