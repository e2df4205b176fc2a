-- Writes the head of an entry.
INSERT INTO entry (number, kind, recorded, day, time, login, operator, why, document, voids, ref, request, clock_behind)
VALUES (:number, :kind, :recorded, :day, :time, :login, :operator, :why, :document, :voids, :ref, :request, :clock_behind)
