-- An opened container that has content.
INSERT INTO opened_balance (opened, location, content, value)
VALUES (:opened, :location, :content, :value)
