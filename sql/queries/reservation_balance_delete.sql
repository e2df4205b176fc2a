-- Before a reservation is looked at anew: forgets what was left of it.
DELETE FROM reservation_balance WHERE reservation = :reservation
