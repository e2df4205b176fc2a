-- What a line of a delivery bears besides its price, once a correction or its paper changed it; what the paper of goods
-- that came before it says as a whole; and deliveries whose lines came for several orders.

-- RECORD. Fees and tax of a line of a delivery from this entry on. A correction without a row leaves them as they were
-- booked with the delivery.
CREATE TABLE line_charge (
	entry       INTEGER NOT NULL REFERENCES entry (number),
	delivery    INTEGER NOT NULL,
	line        INTEGER NOT NULL,        -- of the delivery
	fees        INTEGER NOT NULL,        -- its share of freight and fees, less discount
	tax_rate    INTEGER NOT NULL CHECK (tax_rate BETWEEN 0 AND 10000), -- hundredths of a percent
	tax         INTEGER NOT NULL CHECK (tax >= 0),
	recoverable INTEGER NOT NULL CHECK (recoverable IN (0, 1)), -- the tax comes back
	PRIMARY KEY (entry, delivery, line),
	FOREIGN KEY (entry, delivery, line) REFERENCES delivery_correction (entry, delivery, line)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER line_charge_insert BEFORE INSERT ON line_charge BEGIN
	SELECT RAISE(ABORT, 'ledger: line_charge goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER line_charge_update BEFORE UPDATE ON line_charge BEGIN SELECT RAISE(ABORT, 'ledger: line_charge is append-only'); END;
CREATE TRIGGER line_charge_delete BEFORE DELETE ON line_charge BEGIN SELECT RAISE(ABORT, 'ledger: line_charge is append-only'); END;

-- RECORD. What the paper that settles lines says as a whole, where it was said.
CREATE TABLE settlement_paper (
	entry    INTEGER PRIMARY KEY REFERENCES entry (number),
	currency TEXT,                       -- of the paper; null: the clinic's
	rate     INTEGER CHECK (rate > 0),   -- millionths of the clinic's currency for one of the paper's
	total    INTEGER,                    -- with tax, in its currency; null: not said
	CHECK ((currency IS NULL) = (rate IS NULL))
) STRICT;

CREATE TRIGGER settlement_paper_insert BEFORE INSERT ON settlement_paper BEGIN
	SELECT RAISE(ABORT, 'ledger: settlement_paper goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER settlement_paper_update BEFORE UPDATE ON settlement_paper BEGIN SELECT RAISE(ABORT, 'ledger: settlement_paper is append-only'); END;
CREATE TRIGGER settlement_paper_delete BEFORE DELETE ON settlement_paper BEGIN SELECT RAISE(ABORT, 'ledger: settlement_paper is append-only'); END;

-- RECORD. A line of a delivery that came for an order of its own; where all of it came for one there is order_receipt.
CREATE TABLE receipt_line (
	entry  INTEGER NOT NULL,
	line   INTEGER NOT NULL,             -- of the delivery
	number INTEGER NOT NULL REFERENCES purchase_order (number),
	PRIMARY KEY (entry, line),
	FOREIGN KEY (entry, line) REFERENCES delivery_line (entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_line_by_number ON receipt_line (number);

CREATE TRIGGER receipt_line_insert BEFORE INSERT ON receipt_line BEGIN
	SELECT RAISE(ABORT, 'ledger: receipt_line goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER receipt_line_update BEFORE UPDATE ON receipt_line BEGIN SELECT RAISE(ABORT, 'ledger: receipt_line is append-only'); END;
CREATE TRIGGER receipt_line_delete BEFORE DELETE ON receipt_line BEGIN SELECT RAISE(ABORT, 'ledger: receipt_line is append-only'); END;

ALTER TABLE draft_line ADD COLUMN purchase_order INTEGER REFERENCES purchase_order (number); -- that it came for

-- The lines of deliveries as the last correction that stands left them, and the entry that brought their paper.
CREATE VIEW delivery_now AS
SELECT delivery_line.entry AS delivery, delivery_line.line AS line, delivery_line.layer AS layer,
	COALESCE(fixed.containers, delivery_line.containers) AS containers, COALESCE(fixed.net, delivery_line.net) AS net,
	COALESCE(charge.fees, delivery_line.fees) AS fees, COALESCE(charge.tax_rate, delivery_line.tax_rate) AS tax_rate,
	COALESCE(charge.tax, delivery_line.tax) AS tax,
	COALESCE(charge.recoverable, delivery_line.recoverable) AS recoverable, charge.entry AS charged_by,
	COALESCE((SELECT settlement.entry FROM settlement
		WHERE settlement.delivery = delivery_line.entry AND settlement.line = delivery_line.line
			AND NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = settlement.entry)),
		delivery_line.entry) AS paper
FROM delivery_line
LEFT JOIN delivery_correction AS fixed ON fixed.delivery = delivery_line.entry AND fixed.line = delivery_line.line
	AND fixed.entry = (SELECT MAX(last.entry) FROM delivery_correction AS last
		WHERE last.delivery = delivery_line.entry AND last.line = delivery_line.line
			AND NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = last.entry))
LEFT JOIN line_charge AS charge ON charge.entry = fixed.entry AND charge.delivery = fixed.delivery
	AND charge.line = fixed.line;

-- What an order asks for and what came for it, product by product: with whole deliveries, and with lines of others.
DROP VIEW order_position;
CREATE VIEW order_position AS
SELECT asked.number AS number, asked.line AS line, asked.product AS product, asked.containers AS ordered,
	asked.package AS package, asked.net AS net,
	(SELECT COALESCE(SUM(delivered.containers), 0)
		FROM order_receipt
		JOIN delivered ON delivered.entry = order_receipt.entry
		JOIN layer ON layer.id = delivered.layer
		JOIN lot ON lot.id = layer.lot
		WHERE order_receipt.number = asked.number AND lot.product = asked.product)
	+ (SELECT COALESCE(SUM(delivered.containers), 0)
		FROM receipt_line
		JOIN delivered ON delivered.entry = receipt_line.entry AND delivered.line = receipt_line.line
		JOIN layer ON layer.id = delivered.layer
		JOIN lot ON lot.id = layer.lot
		WHERE receipt_line.number = asked.number AND lot.product = asked.product) AS received
FROM order_line AS asked
WHERE asked.containers > 0
	AND NOT EXISTS (SELECT 1 FROM order_line AS later
		WHERE later.number = asked.number AND later.product = asked.product AND later.line > asked.line);
