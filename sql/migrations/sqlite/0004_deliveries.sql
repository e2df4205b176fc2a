-- What the papers of a delivery say, goods that came before their paper, and deliveries that are being typed in.

ALTER TABLE delivery ADD COLUMN currency TEXT; -- of the paper; null: the clinic's
ALTER TABLE delivery ADD COLUMN rate INTEGER CHECK (rate > 0); -- millionths of the clinic's currency for one of the paper's
ALTER TABLE delivery ADD COLUMN total INTEGER; -- of the paper, with tax, in its currency; null: not said

-- The stock takes net + fees as a line's value, and the tax that does not come back.
ALTER TABLE delivery_line ADD COLUMN paper_net INTEGER CHECK (paper_net >= 0); -- net as the paper has it, where its currency is another
ALTER TABLE delivery_line ADD COLUMN discount INTEGER NOT NULL DEFAULT 0 CHECK (discount >= 0); -- the line's own, taken off net already, as the paper has it
ALTER TABLE delivery_line ADD COLUMN tax_rate INTEGER NOT NULL DEFAULT 0 CHECK (tax_rate BETWEEN 0 AND 10000); -- hundredths of a percent
ALTER TABLE delivery_line ADD COLUMN tax INTEGER NOT NULL DEFAULT 0 CHECK (tax >= 0);
ALTER TABLE delivery_line ADD COLUMN recoverable INTEGER NOT NULL DEFAULT 0 CHECK (recoverable IN (0, 1)); -- the tax comes back
ALTER TABLE delivery_line ADD COLUMN estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)); -- no paper yet: net is what the product cost last

CREATE INDEX delivery_by_invoice ON delivery (supplier, invoice);

-- RECORD. What came broken with a line of a delivery: written off at once, to be made good by the supplier.
CREATE TABLE claim (
	entry      INTEGER NOT NULL REFERENCES entry (number),
	line       INTEGER NOT NULL,         -- of the delivery
	containers INTEGER NOT NULL CHECK (containers > 0),
	value      INTEGER NOT NULL CHECK (value >= 0), -- that the stock lost
	PRIMARY KEY (entry, line),
	FOREIGN KEY (entry, line) REFERENCES delivery_line (entry, line)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER claim_insert BEFORE INSERT ON claim BEGIN
	SELECT RAISE(ABORT, 'ledger: claim goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER claim_update BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'ledger: claim is append-only'); END;
CREATE TRIGGER claim_delete BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'ledger: claim is append-only'); END;

-- RECORD. The paper of goods that came before it. Its price stands as a correction of the line in the same entry.
CREATE TABLE settlement (
	entry    INTEGER NOT NULL REFERENCES entry (number),
	delivery INTEGER NOT NULL,
	line     INTEGER NOT NULL,           -- of the delivery
	supplier INTEGER NOT NULL REFERENCES supplier (id),
	invoice  TEXT NOT NULL,
	PRIMARY KEY (entry, delivery, line),
	FOREIGN KEY (delivery, line) REFERENCES delivery_line (entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_by_line ON settlement (delivery, line);

CREATE TRIGGER settlement_insert BEFORE INSERT ON settlement BEGIN
	SELECT RAISE(ABORT, 'ledger: settlement goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER settlement_update BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'ledger: settlement is append-only'); END;
CREATE TRIGGER settlement_delete BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'ledger: settlement is append-only'); END;

-- RECORD. What a supplier gives back: for goods that went back to him in this entry, for those of an earlier entry, or
-- without goods.
CREATE TABLE supplier_credit (
	entry    INTEGER PRIMARY KEY REFERENCES entry (number),
	supplier INTEGER NOT NULL REFERENCES supplier (id),
	amount   INTEGER CHECK (amount >= 0),   -- null: goods went back, and the credit is awaited
	of       INTEGER REFERENCES entry (number), -- the delivery or the return that it is for
	CHECK (amount IS NOT NULL OR of IS NULL)
) STRICT;
CREATE INDEX supplier_credit_of ON supplier_credit (of) WHERE of IS NOT NULL;

CREATE TRIGGER supplier_credit_insert BEFORE INSERT ON supplier_credit BEGIN
	SELECT RAISE(ABORT, 'ledger: supplier_credit goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER supplier_credit_update BEFORE UPDATE ON supplier_credit BEGIN SELECT RAISE(ABORT, 'ledger: supplier_credit is append-only'); END;
CREATE TRIGGER supplier_credit_delete BEFORE DELETE ON supplier_credit BEGIN SELECT RAISE(ABORT, 'ledger: supplier_credit is append-only'); END;

-- A delivery that somebody types in line by line: one for each person, no part of the ledger until it is posted.
CREATE TABLE draft (
	owner    TEXT PRIMARY KEY,           -- an operator, or a login that stands for itself
	supplier INTEGER REFERENCES supplier (id),
	invoice  TEXT,
	day      TEXT,                       -- on which it came; null: the day on which it is posted
	time     TEXT,
	currency TEXT,
	rate     INTEGER,
	CHECK ((day IS NULL) = (time IS NULL)),
	CHECK ((currency IS NULL) = (rate IS NULL))
) STRICT;

CREATE TABLE draft_line (
	owner       TEXT NOT NULL REFERENCES draft (owner),
	line        INTEGER NOT NULL CHECK (line > 0),
	product     INTEGER NOT NULL REFERENCES product (id),
	lot         TEXT NOT NULL,
	expires     TEXT,
	location    INTEGER NOT NULL REFERENCES location (id),
	package     INTEGER REFERENCES package (id),
	containers  INTEGER NOT NULL,        -- that are paid for
	free        INTEGER NOT NULL,        -- containers that came on top
	broken      INTEGER NOT NULL,
	net         INTEGER,                 -- in the paper's currency, less discount; null: the price follows with the paper
	discount    INTEGER NOT NULL,
	tax_rate    INTEGER NOT NULL,
	recoverable INTEGER NOT NULL,
	PRIMARY KEY (owner, line)
) STRICT, WITHOUT ROWID;
