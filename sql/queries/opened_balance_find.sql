-- What is left in an opened container.
SELECT location, content, value FROM opened_balance WHERE opened = :opened
