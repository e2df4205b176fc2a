-- Orders: what is asked of suppliers, what of it has come, and how a product is ordered.

ALTER TABLE product ADD COLUMN supplier INTEGER REFERENCES supplier (id); -- the usual one
ALTER TABLE product ADD COLUMN article TEXT;         -- the supplier's number for it
ALTER TABLE product ADD COLUMN order_up_to INTEGER CHECK (order_up_to BETWEEN 1 AND 1000000); -- containers
ALTER TABLE product ADD COLUMN lead_time INTEGER CHECK (lead_time BETWEEN 0 AND 365); -- days from order to delivery
ALTER TABLE product ADD COLUMN order_package INTEGER CHECK (order_package BETWEEN 1 AND 1000000); -- containers; ordered whole

-- RECORD. An order to a supplier (R7).
CREATE TABLE purchase_order (
	number   INTEGER PRIMARY KEY CHECK (number > 0),
	entry    INTEGER NOT NULL REFERENCES entry (number),
	supplier INTEGER NOT NULL REFERENCES supplier (id)
) STRICT;
CREATE INDEX purchase_order_by_entry ON purchase_order (entry);

-- RECORD. How much of a product an order asks for, from here on: the last line of a product holds.
CREATE TABLE order_line (
	number     INTEGER NOT NULL REFERENCES purchase_order (number),
	line       INTEGER NOT NULL CHECK (line > 0),
	entry      INTEGER NOT NULL REFERENCES entry (number),
	product    INTEGER NOT NULL REFERENCES product (id),
	containers INTEGER NOT NULL CHECK (containers BETWEEN 0 AND 1000000), -- 0: not asked for any more
	package    INTEGER NOT NULL CHECK (package BETWEEN 1 AND 1000000),    -- containers in one, as it is ordered
	net        INTEGER CHECK (net BETWEEN 0 AND 1000000000000000),       -- of all of them, as expected; null: not known
	PRIMARY KEY (number, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_line_by_entry ON order_line (entry);

-- RECORD. An order went to its supplier, or what had not come of it was cancelled.
CREATE TABLE order_step (
	entry    INTEGER PRIMARY KEY REFERENCES entry (number),
	number   INTEGER NOT NULL REFERENCES purchase_order (number),
	step     TEXT NOT NULL CHECK (step IN ('sent', 'cancelled')),
	expected TEXT,                       -- day by which all of it should be there
	CHECK (expected IS NULL OR step = 'sent')
) STRICT;
CREATE INDEX order_step_by_number ON order_step (number);

-- RECORD. A delivery that came for an order.
CREATE TABLE order_receipt (
	entry  INTEGER PRIMARY KEY REFERENCES delivery (entry),
	number INTEGER NOT NULL REFERENCES purchase_order (number)
) STRICT;
CREATE INDEX order_receipt_by_number ON order_receipt (number);

-- PROJECTION of the above: what order_now says.
CREATE TABLE order_state (
	number   INTEGER PRIMARY KEY REFERENCES purchase_order (number),
	state    TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'part', 'received', 'cancelled')),
	expected TEXT
) STRICT;

-- PROJECTION of the above: what has yet to come, order by order, or would if a draft were sent; a row goes when nothing
-- has.
CREATE TABLE order_balance (
	number     INTEGER NOT NULL REFERENCES purchase_order (number),
	product    INTEGER NOT NULL REFERENCES product (id),
	containers INTEGER NOT NULL CHECK (containers > 0),
	PRIMARY KEY (number, product)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_balance_by_product ON order_balance (product);

-- The lines of deliveries that stand, as the last correction that stands left them.
CREATE VIEW delivered AS
SELECT delivery_line.entry AS entry, delivery_line.line AS line, delivery_line.layer AS layer,
	COALESCE(fixed.containers, delivery_line.containers) AS containers, COALESCE(fixed.net, delivery_line.net) AS net,
	CASE WHEN fixed.entry IS NULL THEN delivery_line.estimated ELSE 0 END AS estimated
FROM delivery_line
LEFT JOIN delivery_correction AS fixed ON fixed.delivery = delivery_line.entry AND fixed.line = delivery_line.line
	AND fixed.entry = (SELECT MAX(last.entry) FROM delivery_correction AS last
		WHERE last.delivery = delivery_line.entry AND last.line = delivery_line.line
			AND NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = last.entry))
WHERE NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = delivery_line.entry);

-- What an order asks for and what came for it, product by product.
CREATE VIEW order_position AS
SELECT asked.number AS number, asked.line AS line, asked.product AS product, asked.containers AS ordered,
	asked.package AS package, asked.net AS net,
	(SELECT COALESCE(SUM(delivered.containers), 0)
		FROM order_receipt
		JOIN delivered ON delivered.entry = order_receipt.entry
		JOIN layer ON layer.id = delivered.layer
		JOIN lot ON lot.id = layer.lot
		WHERE order_receipt.number = asked.number AND lot.product = asked.product) AS received
FROM order_line AS asked
WHERE asked.containers > 0
	AND NOT EXISTS (SELECT 1 FROM order_line AS later
		WHERE later.number = asked.number AND later.product = asked.product AND later.line > asked.line);

-- Where an order stands.
CREATE VIEW order_now AS
SELECT purchase_order.number AS number,
	CASE
		WHEN EXISTS (SELECT 1 FROM order_step
			WHERE order_step.number = purchase_order.number AND order_step.step = 'cancelled') THEN 'cancelled'
		WHEN NOT EXISTS (SELECT 1 FROM order_step WHERE order_step.number = purchase_order.number) THEN 'draft'
		WHEN NOT EXISTS (SELECT 1 FROM order_position
			WHERE order_position.number = purchase_order.number AND received < ordered) THEN 'received'
		WHEN EXISTS (SELECT 1 FROM order_position
			WHERE order_position.number = purchase_order.number AND received > 0) THEN 'part'
		ELSE 'sent'
	END AS state,
	(SELECT order_step.expected FROM order_step
		WHERE order_step.number = purchase_order.number AND order_step.step = 'sent') AS expected
FROM purchase_order;

-- Append-only, as every record.

CREATE TRIGGER purchase_order_insert BEFORE INSERT ON purchase_order BEGIN
	SELECT RAISE(ABORT, 'ledger: purchase_order goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: purchase_order takes the number after the last one')
	WHERE NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM purchase_order);
END;
CREATE TRIGGER purchase_order_update BEFORE UPDATE ON purchase_order BEGIN SELECT RAISE(ABORT, 'ledger: purchase_order is append-only'); END;
CREATE TRIGGER purchase_order_delete BEFORE DELETE ON purchase_order BEGIN SELECT RAISE(ABORT, 'ledger: purchase_order is append-only'); END;

CREATE TRIGGER order_line_insert BEFORE INSERT ON order_line BEGIN
	SELECT RAISE(ABORT, 'ledger: order_line goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of order_line takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM order_line WHERE number = NEW.number);
END;
CREATE TRIGGER order_line_update BEFORE UPDATE ON order_line BEGIN SELECT RAISE(ABORT, 'ledger: order_line is append-only'); END;
CREATE TRIGGER order_line_delete BEFORE DELETE ON order_line BEGIN SELECT RAISE(ABORT, 'ledger: order_line is append-only'); END;

CREATE TRIGGER order_step_insert BEFORE INSERT ON order_step BEGIN
	SELECT RAISE(ABORT, 'ledger: order_step goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER order_step_update BEFORE UPDATE ON order_step BEGIN SELECT RAISE(ABORT, 'ledger: order_step is append-only'); END;
CREATE TRIGGER order_step_delete BEFORE DELETE ON order_step BEGIN SELECT RAISE(ABORT, 'ledger: order_step is append-only'); END;

CREATE TRIGGER order_receipt_insert BEFORE INSERT ON order_receipt BEGIN
	SELECT RAISE(ABORT, 'ledger: order_receipt goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER order_receipt_update BEFORE UPDATE ON order_receipt BEGIN SELECT RAISE(ABORT, 'ledger: order_receipt is append-only'); END;
CREATE TRIGGER order_receipt_delete BEFORE DELETE ON order_receipt BEGIN SELECT RAISE(ABORT, 'ledger: order_receipt is append-only'); END;
