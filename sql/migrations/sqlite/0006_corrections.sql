-- Corrections: what a delivery's line became, what the price of goods that were gone already changed by, the codes
-- that products had before, and what things of the catalogue were called on a past day.

ALTER TABLE product ADD COLUMN replaces INTEGER REFERENCES product (id); -- the one that it succeeds

-- PROJECTION of change. A code that a product had before it was renamed: it is still found by it.
CREATE TABLE alias (
	id      INTEGER PRIMARY KEY,
	product INTEGER NOT NULL REFERENCES product (id),
	code    TEXT NOT NULL UNIQUE
) STRICT;

-- RECORD. How a line of a delivery reads from this entry on. The delivery keeps its number, its lot and its layer.
CREATE TABLE delivery_correction (
	entry      INTEGER NOT NULL REFERENCES entry (number),
	delivery   INTEGER NOT NULL,
	line       INTEGER NOT NULL,         -- of the delivery
	containers INTEGER NOT NULL CHECK (containers >= 0),
	net        INTEGER NOT NULL CHECK (net >= 0),
	PRIMARY KEY (entry, delivery, line),
	FOREIGN KEY (delivery, line) REFERENCES delivery_line (entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_correction_by_line ON delivery_correction (delivery, line);

-- RECORD. What became dearer (+) or cheaper (−) after it was gone: no stock, but cost of the entry's period.
CREATE TABLE price_difference (
	entry INTEGER NOT NULL REFERENCES entry (number),
	line  INTEGER NOT NULL CHECK (line > 0),
	layer INTEGER NOT NULL REFERENCES layer (id),
	value INTEGER NOT NULL CHECK (value BETWEEN -1000000000000000 AND 1000000000000000),
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER delivery_correction_insert BEFORE INSERT ON delivery_correction BEGIN
	SELECT RAISE(ABORT, 'ledger: delivery_correction goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER delivery_correction_update BEFORE UPDATE ON delivery_correction BEGIN SELECT RAISE(ABORT, 'ledger: delivery_correction is append-only'); END;
CREATE TRIGGER delivery_correction_delete BEFORE DELETE ON delivery_correction BEGIN SELECT RAISE(ABORT, 'ledger: delivery_correction is append-only'); END;

CREATE TRIGGER price_difference_insert BEFORE INSERT ON price_difference BEGIN
	SELECT RAISE(ABORT, 'ledger: price_difference goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of price_difference takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM price_difference WHERE entry = NEW.entry);
END;
CREATE TRIGGER price_difference_update BEFORE UPDATE ON price_difference BEGIN SELECT RAISE(ABORT, 'ledger: price_difference is append-only'); END;
CREATE TRIGGER price_difference_delete BEFORE DELETE ON price_difference BEGIN SELECT RAISE(ABORT, 'ledger: price_difference is append-only'); END;

-- What a change of the catalogue took away, with the business day on which it did: a report of a past day shows
-- things as they were. What made a thing is none: it took nothing away.
CREATE VIEW revision AS
SELECT entry.day AS day, change.entry AS entry, change.line AS line, change.thing AS thing,
	change.subject AS subject, change.field AS field, change.old AS old
FROM entry
CROSS JOIN change
WHERE change.entry = entry.number AND change.thing IN ('product', 'lot', 'layer', 'location', 'recipe')
	AND NOT EXISTS (SELECT 1 FROM change AS made WHERE made.entry = change.entry AND made.thing = change.thing
		AND made.subject = change.subject AND made.field = 'code' AND made.old IS NULL);
