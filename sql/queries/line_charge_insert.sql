-- What a line of a delivery bears besides its price from now on.
INSERT INTO line_charge (entry, delivery, line, fees, tax_rate, tax, recoverable)
VALUES (:entry, :delivery, :line, :fees, :tax_rate, :tax, :recoverable)
