-- The entry that opened a container.
SELECT entry FROM opened WHERE number = :number
