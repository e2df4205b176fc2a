-- Begins a delivery that is typed in line by line.
INSERT INTO draft (owner, supplier, invoice, day, time, currency, rate)
VALUES (:owner, :supplier, :invoice, :day, :time, :currency, :rate)
