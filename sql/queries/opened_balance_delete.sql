-- An opened container is empty.
DELETE FROM opened_balance WHERE opened = :opened
