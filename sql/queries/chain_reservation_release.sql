-- Canonical form: a reservation that was released.
SELECT reservation FROM reservation_release WHERE entry = :entry
