-- Stock counts: what was to be counted, what counters found, what was made of it.
--
-- The lines of a count are a snapshot: they say what the ledger held after its entry `base`, the last one before the
-- count began. An amount is a number of containers, or for an opened one its content in thousandths of the unit.

-- RECORD. A count (C4) and what it was limited to.
CREATE TABLE stock_count (
	number   INTEGER PRIMARY KEY CHECK (number > 0),
	entry    INTEGER NOT NULL UNIQUE REFERENCES entry (number),
	base     INTEGER NOT NULL,           -- last entry that the snapshot takes in
	location INTEGER REFERENCES location (id), -- null: every place
	area     TEXT CHECK (area IN ('hair', 'face', 'body', 'any')),
	idle     INTEGER CHECK (idle > 0)    -- only what was not counted for so many days
) STRICT;

-- RECORD. A line to be counted: a lot at a place, or an opened container. Lines that a counter found beyond the
-- snapshot follow it.
CREATE TABLE count_line (
	count    INTEGER NOT NULL REFERENCES stock_count (number),
	line     INTEGER NOT NULL CHECK (line > 0),
	entry    INTEGER NOT NULL REFERENCES entry (number),
	lot      INTEGER NOT NULL REFERENCES lot (id),
	location INTEGER NOT NULL REFERENCES location (id),
	opened   INTEGER REFERENCES opened (number), -- null: sealed containers, or one that was found open
	found    TEXT CHECK (found IN ('sealed', 'open')), -- null: of the snapshot
	expected INTEGER NOT NULL CHECK (expected >= 0), -- amount after entry `base`
	price    INTEGER CHECK (price >= 0),  -- of a container that was found, where it was said
	PRIMARY KEY (count, line),
	CHECK (opened IS NULL OR found IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX count_line_by_entry ON count_line (entry);
CREATE INDEX count_line_by_lot ON count_line (lot, location);

-- RECORD. What one counter found of one line.
CREATE TABLE count_figure (
	entry   INTEGER NOT NULL REFERENCES entry (number),
	line    INTEGER NOT NULL CHECK (line > 0), -- of the entry
	count   INTEGER NOT NULL REFERENCES stock_count (number),
	item    INTEGER NOT NULL,            -- line of the count
	counter TEXT NOT NULL,               -- an operator's code, a login, or a name that was given
	amount  INTEGER NOT NULL CHECK (amount >= 0),
	recount INTEGER NOT NULL CHECK (recount IN (0, 1)), -- 1: decides, whatever was found before
	PRIMARY KEY (entry, line),
	FOREIGN KEY (count, item) REFERENCES count_line (count, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX count_figure_by_count ON count_figure (count, item);

-- RECORD. The end of a count: posted, or cancelled. A posting that is voided leaves it open again.
CREATE TABLE count_end (
	entry  INTEGER PRIMARY KEY REFERENCES entry (number),
	count  INTEGER NOT NULL REFERENCES stock_count (number),
	posted INTEGER NOT NULL CHECK (posted IN (0, 1))
) STRICT;
CREATE INDEX count_end_by_count ON count_end (count);

-- RECORD. A line as it was posted. Lines that nobody counted have none.
CREATE TABLE count_result (
	entry    INTEGER NOT NULL REFERENCES count_end (entry),
	line     INTEGER NOT NULL CHECK (line > 0), -- of the entry
	count    INTEGER NOT NULL REFERENCES stock_count (number),
	item     INTEGER NOT NULL,           -- line of the count
	expected INTEGER NOT NULL,           -- amount at `base`, set right by what other counts posted since
	counted  INTEGER NOT NULL CHECK (counted >= 0),
	value    INTEGER NOT NULL,           -- of the difference
	why      TEXT,                       -- of the difference
	counters TEXT NOT NULL,
	PRIMARY KEY (entry, line),
	FOREIGN KEY (count, item) REFERENCES count_line (count, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX count_result_by_count ON count_result (count, item);

-- PROJECTION. Counts that are neither posted nor cancelled.
CREATE TABLE open_count (
	count INTEGER PRIMARY KEY REFERENCES stock_count (number)
) STRICT;

-- Append-only, as everything that an entry writes.

CREATE TRIGGER stock_count_insert BEFORE INSERT ON stock_count BEGIN
	SELECT RAISE(ABORT, 'ledger: stock_count goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: stock_count takes the number after the last one')
	WHERE NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM stock_count);
END;
CREATE TRIGGER stock_count_update BEFORE UPDATE ON stock_count BEGIN SELECT RAISE(ABORT, 'ledger: stock_count is append-only'); END;
CREATE TRIGGER stock_count_delete BEFORE DELETE ON stock_count BEGIN SELECT RAISE(ABORT, 'ledger: stock_count is append-only'); END;

CREATE TRIGGER count_line_insert BEFORE INSERT ON count_line BEGIN
	SELECT RAISE(ABORT, 'ledger: count_line goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of count_line takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM count_line WHERE count = NEW.count);
END;
CREATE TRIGGER count_line_update BEFORE UPDATE ON count_line BEGIN SELECT RAISE(ABORT, 'ledger: count_line is append-only'); END;
CREATE TRIGGER count_line_delete BEFORE DELETE ON count_line BEGIN SELECT RAISE(ABORT, 'ledger: count_line is append-only'); END;

CREATE TRIGGER count_figure_insert BEFORE INSERT ON count_figure BEGIN
	SELECT RAISE(ABORT, 'ledger: count_figure goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of count_figure takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM count_figure WHERE entry = NEW.entry);
END;
CREATE TRIGGER count_figure_update BEFORE UPDATE ON count_figure BEGIN SELECT RAISE(ABORT, 'ledger: count_figure is append-only'); END;
CREATE TRIGGER count_figure_delete BEFORE DELETE ON count_figure BEGIN SELECT RAISE(ABORT, 'ledger: count_figure is append-only'); END;

CREATE TRIGGER count_end_insert BEFORE INSERT ON count_end BEGIN
	SELECT RAISE(ABORT, 'ledger: count_end goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER count_end_update BEFORE UPDATE ON count_end BEGIN SELECT RAISE(ABORT, 'ledger: count_end is append-only'); END;
CREATE TRIGGER count_end_delete BEFORE DELETE ON count_end BEGIN SELECT RAISE(ABORT, 'ledger: count_end is append-only'); END;

CREATE TRIGGER count_result_insert BEFORE INSERT ON count_result BEGIN
	SELECT RAISE(ABORT, 'ledger: count_result goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of count_result takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM count_result WHERE entry = NEW.entry);
END;
CREATE TRIGGER count_result_update BEFORE UPDATE ON count_result BEGIN SELECT RAISE(ABORT, 'ledger: count_result is append-only'); END;
CREATE TRIGGER count_result_delete BEFORE DELETE ON count_result BEGIN SELECT RAISE(ABORT, 'ledger: count_result is append-only'); END;
