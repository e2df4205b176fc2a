-- The first schema: catalogue, lots, the ledger and what it projects.
--
-- Two kinds of tables. A RECORD table is append-only: its rows are written while
-- their entry is open (it is the last one and bears no seal yet) and never change.
-- A PROJECTION says how things stand now; it follows from the records, and
-- 'ampoule verify' recomputes it. Amounts are integers: content in thousandths of
-- the product's unit, money in minor units. Days are the clinic's, as ISO text;
-- times are UTC, as YYYY-MM-DDTHH:MM:SSZ.

-- The ledger ----------------------------------------------------------------

-- RECORD. One business act. Its number is also the number of the session, the
-- delivery or the preparation that it records.
CREATE TABLE entry (
	number   INTEGER PRIMARY KEY CHECK (number > 0),
	kind     TEXT NOT NULL,              -- received, opening, session, discarded, void, added, edited …
	recorded TEXT NOT NULL,              -- time at which it was written down
	day      TEXT NOT NULL,              -- business day that it counts for
	time     TEXT NOT NULL,              -- business time that it happened
	login    TEXT NOT NULL,              -- who was logged in on the machine
	operator INTEGER REFERENCES operator (id),
	why      TEXT,                       -- the reason given
	document TEXT,                       -- number of a paper that belongs to it
	voids    INTEGER REFERENCES entry (number),
	ref      TEXT,                       -- SHA-256 of the key given with --ref, in hex
	request  TEXT,                       -- SHA-256 of the request that came with it
	clock_behind INTEGER NOT NULL DEFAULT 0 CHECK (clock_behind IN (0, 1)), -- the clock stood before the entry before
	CHECK ((ref IS NULL) = (request IS NULL))
) STRICT;
CREATE INDEX entry_by_day ON entry (day);
CREATE INDEX entry_by_time ON entry (time);
CREATE UNIQUE INDEX entry_voids ON entry (voids) WHERE voids IS NOT NULL;
CREATE UNIQUE INDEX entry_ref ON entry (ref) WHERE ref IS NOT NULL;

-- RECORD. Closes an entry: SHA-256 over the hash before and the entry's canonical
-- form. Two seals cannot follow the same one.
CREATE TABLE seal (
	entry    INTEGER PRIMARY KEY REFERENCES entry (number),
	format   INTEGER NOT NULL,           -- of the canonical form
	previous BLOB NOT NULL UNIQUE CHECK (length(previous) = 32),
	hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- RECORD. A line of an entry that moves containers, content and value into (+) or
-- out of (−) a layer at a place, or an opened container.
CREATE TABLE movement (
	entry       INTEGER NOT NULL REFERENCES entry (number),
	line        INTEGER NOT NULL CHECK (line > 0),
	layer       INTEGER NOT NULL REFERENCES layer (id),
	location    INTEGER NOT NULL REFERENCES location (id),
	opened      INTEGER REFERENCES opened (number),      -- null: sealed containers
	preparation INTEGER REFERENCES preparation (id),
	reason      TEXT NOT NULL CHECK (reason IN ('opening', 'received', 'used', 'residue', 'consumed',
		'broken', 'expired', 'spoiled', 'lost', 'sample', 'recalled', 'returned', 'counted',
		'corrected', 'transferred', 'opened')),
	containers  INTEGER NOT NULL CHECK (containers BETWEEN -1000000 AND 1000000),
	content     INTEGER NOT NULL CHECK (content BETWEEN -1000000000000 AND 1000000000000),
	value       INTEGER NOT NULL CHECK (value BETWEEN -1000000000000000 AND 1000000000000000),
	PRIMARY KEY (entry, line),
	CHECK (opened IS NULL OR containers = 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_by_layer ON movement (layer, location, opened);

-- RECORD. One field of one thing of the catalogue that an entry set. A thing that
-- is new has its fields set from null.
CREATE TABLE change (
	entry   INTEGER NOT NULL REFERENCES entry (number),
	line    INTEGER NOT NULL CHECK (line > 0),
	thing   TEXT NOT NULL,               -- table: product, package, lot, patient, setting …
	subject INTEGER NOT NULL,            -- its id
	field   TEXT NOT NULL,               -- column
	old     TEXT,
	new     TEXT,
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_by_subject ON change (thing, subject);

-- RECORD. What the program warned of, or a rule that was overridden, when the entry was posted.
CREATE TABLE finding (
	entry    INTEGER NOT NULL REFERENCES entry (number),
	line     INTEGER NOT NULL CHECK (line > 0),
	rule     TEXT NOT NULL,              -- lot-passed-over, back-dated …
	severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'overridden')),
	detail   TEXT NOT NULL,
	reason   TEXT,                       -- of an override
	approver INTEGER REFERENCES operator (id),
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;

-- RECORD. A file that was imported, so that it is not imported twice.
CREATE TABLE imported (
	entry  INTEGER PRIMARY KEY REFERENCES entry (number),
	kind   TEXT NOT NULL,                -- products, deliveries …
	name   TEXT NOT NULL,
	sha256 TEXT NOT NULL,                -- of its bytes, in hex
	lines  INTEGER NOT NULL,
	first  INTEGER NOT NULL REFERENCES entry (number) -- the first entry that came of it
) STRICT;
CREATE INDEX imported_by_sha256 ON imported (sha256);

-- The catalogue: PROJECTIONS of change -----------------------------------------

CREATE TABLE setting (
	id    INTEGER PRIMARY KEY,
	name  TEXT NOT NULL UNIQUE,
	value TEXT NOT NULL
) STRICT;

CREATE TABLE operator (
	id      INTEGER PRIMARY KEY,
	code    TEXT NOT NULL UNIQUE,
	name    TEXT NOT NULL,
	role    TEXT NOT NULL CHECK (role IN ('manager', 'doctor', 'nurse', 'accountant')),
	login   TEXT UNIQUE,
	retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE location (
	id      INTEGER PRIMARY KEY,
	code    TEXT NOT NULL UNIQUE,
	name    TEXT NOT NULL,
	name_key TEXT NOT NULL,              -- folded: found whatever its case
	usable  INTEGER NOT NULL DEFAULT 1 CHECK (usable IN (0, 1)), -- 0: quarantine
	retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE supplier (
	id      INTEGER PRIMARY KEY,
	code    TEXT NOT NULL UNIQUE,
	name    TEXT NOT NULL,
	name_key TEXT NOT NULL,
	note    TEXT,
	retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE product (
	id        INTEGER PRIMARY KEY,
	code      TEXT NOT NULL UNIQUE,
	name      TEXT NOT NULL,
	name_key  TEXT NOT NULL,
	area      TEXT NOT NULL CHECK (area IN ('hair', 'face', 'body', 'any')),
	kind      TEXT NOT NULL DEFAULT 'preparation' CHECK (kind IN ('preparation', 'consumable', 'kit')),
	container TEXT NOT NULL CHECK (container IN ('ampoule', 'vial', 'syringe', 'bottle', 'tube', 'piece')),
	unit      TEXT NOT NULL CHECK (unit IN ('ml', 'g', 'mg', 'piece')),
	content   INTEGER NOT NULL CHECK (content BETWEEN 1 AND 1000000000), -- of one container
	in_use    INTEGER NOT NULL DEFAULT 0 CHECK (in_use BETWEEN 0 AND 5256000), -- minutes after opening; 0: single-dose
	maker     TEXT,
	actives   TEXT,
	reorder_point INTEGER CHECK (reorder_point BETWEEN 0 AND 1000000), -- containers
	note      TEXT,
	retired   INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX product_by_name ON product (name_key);

-- How a product is packed: a box of ten, each level with its own GTIN.
CREATE TABLE package (
	id         INTEGER PRIMARY KEY,
	product    INTEGER NOT NULL REFERENCES product (id),
	containers INTEGER NOT NULL CHECK (containers BETWEEN 1 AND 1000000),
	gtin       TEXT UNIQUE CHECK (length(gtin) = 14),
	retired    INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX package_by_product ON package (product);

CREATE TABLE patient (
	id      INTEGER PRIMARY KEY,
	code    TEXT NOT NULL UNIQUE,        -- the clinic's; no name, birth date or contact is kept
	note    TEXT,
	retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE recipe (
	id      INTEGER PRIMARY KEY,
	code    TEXT NOT NULL UNIQUE,
	name    TEXT NOT NULL,
	name_key TEXT NOT NULL,
	area    TEXT NOT NULL CHECK (area IN ('hair', 'face', 'body', 'any')),
	version INTEGER NOT NULL CHECK (version > 0), -- the current one
	life    INTEGER NOT NULL DEFAULT 240 CHECK (life BETWEEN 1 AND 240), -- minutes that its mixture may stand
	note    TEXT,
	retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

-- RECORD. A line of one version of a recipe.
CREATE TABLE recipe_line (
	entry   INTEGER NOT NULL REFERENCES entry (number),
	recipe  INTEGER NOT NULL REFERENCES recipe (id),
	version INTEGER NOT NULL,
	line    INTEGER NOT NULL CHECK (line > 0),
	product INTEGER NOT NULL REFERENCES product (id),
	basis   TEXT NOT NULL CHECK (basis IN ('content', 'containers')),
	amount  INTEGER NOT NULL CHECK (amount > 0), -- thousandths of the unit, or containers
	PRIMARY KEY (recipe, version, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX recipe_line_by_entry ON recipe_line (entry);

-- Lots and layers ---------------------------------------------------------------

-- PROJECTION of change. The maker's batch: its code and expiry are what a correction last said.
CREATE TABLE lot (
	id      INTEGER PRIMARY KEY,
	product INTEGER NOT NULL REFERENCES product (id),
	code    TEXT NOT NULL,
	expires TEXT,                        -- last usable day; null: does not expire
	status  TEXT NOT NULL DEFAULT 'released' CHECK (status IN ('released', 'held', 'recalled')),
	UNIQUE (product, code)
) STRICT;

-- RECORD, but for `lot`, which a merge of two lots changes. One inflow of a lot, with a cost of its own.
CREATE TABLE layer (
	id       INTEGER PRIMARY KEY,
	lot      INTEGER NOT NULL REFERENCES lot (id),
	entry    INTEGER NOT NULL REFERENCES entry (number),
	received TEXT NOT NULL               -- day
) STRICT;
CREATE INDEX layer_by_lot ON layer (lot);
CREATE INDEX layer_by_entry ON layer (entry);

-- PROJECTION of movement. Sealed containers on hand; a row goes when nothing is left, so that a
-- question about now costs what is on the shelf.
CREATE TABLE balance (
	layer      INTEGER NOT NULL REFERENCES layer (id),
	location   INTEGER NOT NULL REFERENCES location (id),
	product    INTEGER NOT NULL REFERENCES product (id), -- the layer's: what there is of one is found at once
	lot        INTEGER NOT NULL REFERENCES lot (id),     -- the layer's, for the same reason
	containers INTEGER NOT NULL CHECK (containers >= 0),
	content    INTEGER NOT NULL CHECK (content >= 0),
	value      INTEGER NOT NULL CHECK (value >= 0),
	PRIMARY KEY (layer, location),
	CHECK (containers > 0 OR (content = 0 AND value = 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX balance_by_product ON balance (product);

-- RECORD. A container that was opened (O17).
CREATE TABLE opened (
	number INTEGER PRIMARY KEY CHECK (number > 0),
	entry  INTEGER NOT NULL REFERENCES entry (number),
	layer  INTEGER NOT NULL REFERENCES layer (id),
	time   TEXT NOT NULL,                -- of opening
	use_by TEXT NOT NULL                 -- opening + in use, never past the lot's expiry
) STRICT;
CREATE INDEX opened_by_entry ON opened (entry);

-- PROJECTION of movement. What is left in opened containers; a row goes when one is empty.
CREATE TABLE opened_balance (
	opened   INTEGER PRIMARY KEY REFERENCES opened (number),
	location INTEGER NOT NULL REFERENCES location (id),
	content  INTEGER NOT NULL CHECK (content > 0),
	value    INTEGER NOT NULL CHECK (value >= 0)
) STRICT;

-- Deliveries ----------------------------------------------------------------------

-- RECORD.
CREATE TABLE delivery (
	entry    INTEGER PRIMARY KEY REFERENCES entry (number),
	supplier INTEGER REFERENCES supplier (id),
	invoice  TEXT
) STRICT;

-- RECORD. A line as the paper has it; the stock takes net + fees as its value.
CREATE TABLE delivery_line (
	entry      INTEGER NOT NULL REFERENCES entry (number),
	line       INTEGER NOT NULL CHECK (line > 0),
	layer      INTEGER NOT NULL REFERENCES layer (id),
	containers INTEGER NOT NULL CHECK (containers > 0),
	package    INTEGER REFERENCES package (id), -- as it was packed, where that was said
	net        INTEGER NOT NULL CHECK (net >= 0),
	fees       INTEGER NOT NULL DEFAULT 0,   -- its share of freight and fees, less discount
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;

-- Treatment ------------------------------------------------------------------------

-- RECORD. A visit. A corrected session keeps its number under a later entry.
CREATE TABLE session (
	entry        INTEGER PRIMARY KEY REFERENCES entry (number),
	number       INTEGER NOT NULL REFERENCES entry (number),
	patient      INTEGER NOT NULL REFERENCES patient (id),
	location     INTEGER NOT NULL REFERENCES location (id),
	practitioner TEXT,
	area         TEXT CHECK (area IN ('hair', 'face', 'body', 'any')),
	zones        TEXT,
	note         TEXT
) STRICT;
CREATE INDEX session_by_patient ON session (patient);
CREATE INDEX session_by_number ON session (number);

-- RECORD. One mixture for one patient.
CREATE TABLE preparation (
	id       INTEGER PRIMARY KEY,
	entry    INTEGER NOT NULL REFERENCES entry (number),
	ordinal  INTEGER NOT NULL CHECK (ordinal > 0), -- its number is 812, a second one's 812.2
	patient  INTEGER NOT NULL REFERENCES patient (id),
	recipe   INTEGER REFERENCES recipe (id),
	version  INTEGER,
	prepared TEXT NOT NULL,              -- time
	use_by   TEXT NOT NULL,              -- the earliest of the mixture's life and its components'
	use_by_of INTEGER REFERENCES product (id), -- the component that sets it; null: the mixture's own life
	CHECK ((recipe IS NULL) = (version IS NULL))
) STRICT;
CREATE INDEX preparation_by_entry ON preparation (entry);

-- RECORD. The preparations that a session used.
CREATE TABLE session_preparation (
	entry       INTEGER NOT NULL REFERENCES session (entry),
	preparation INTEGER NOT NULL REFERENCES preparation (id),
	PRIMARY KEY (entry, preparation)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_preparation_by_preparation ON session_preparation (preparation);

-- RECORD. Mixtures that were thrown away: refused, lapsed or spoiled.
CREATE TABLE discarded_preparation (
	entry       INTEGER NOT NULL REFERENCES entry (number),
	preparation INTEGER NOT NULL REFERENCES preparation (id),
	PRIMARY KEY (entry, preparation)
) STRICT, WITHOUT ROWID;
CREATE INDEX discarded_preparation_by_preparation ON discarded_preparation (preparation);

-- PROJECTION. Mixtures that stand: made ahead, neither used in a session nor discarded.
CREATE TABLE standing (
	preparation INTEGER PRIMARY KEY REFERENCES preparation (id)
) STRICT;

-- Append-only --------------------------------------------------------------------
--
-- A record is inserted into the open entry only: the last one, not yet sealed. Numbers follow
-- the last one, which also stops INSERT OR REPLACE.

CREATE TRIGGER entry_insert BEFORE INSERT ON entry BEGIN
	SELECT RAISE(ABORT, 'ledger: an entry takes the number after the last one')
	WHERE NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM entry);
	SELECT RAISE(ABORT, 'ledger: the entry before is not sealed')
	WHERE NEW.number <> (SELECT COALESCE(MAX(entry), 0) + 1 FROM seal);
END;
CREATE TRIGGER entry_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'ledger: entry is append-only'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'ledger: entry is append-only'); END;

CREATE TRIGGER seal_insert BEFORE INSERT ON seal BEGIN
	SELECT RAISE(ABORT, 'ledger: seal goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER seal_update BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'ledger: seal is append-only'); END;
CREATE TRIGGER seal_delete BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'ledger: seal is append-only'); END;

CREATE TRIGGER movement_insert BEFORE INSERT ON movement BEGIN
	SELECT RAISE(ABORT, 'ledger: movement goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of movement takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM movement WHERE entry = NEW.entry);
END;
CREATE TRIGGER movement_update BEFORE UPDATE ON movement BEGIN SELECT RAISE(ABORT, 'ledger: movement is append-only'); END;
CREATE TRIGGER movement_delete BEFORE DELETE ON movement BEGIN SELECT RAISE(ABORT, 'ledger: movement is append-only'); END;

CREATE TRIGGER change_insert BEFORE INSERT ON change BEGIN
	SELECT RAISE(ABORT, 'ledger: change goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of change takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM change WHERE entry = NEW.entry);
END;
CREATE TRIGGER change_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'ledger: change is append-only'); END;
CREATE TRIGGER change_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'ledger: change is append-only'); END;

CREATE TRIGGER finding_insert BEFORE INSERT ON finding BEGIN
	SELECT RAISE(ABORT, 'ledger: finding goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of finding takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM finding WHERE entry = NEW.entry);
END;
CREATE TRIGGER finding_update BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'ledger: finding is append-only'); END;
CREATE TRIGGER finding_delete BEFORE DELETE ON finding BEGIN SELECT RAISE(ABORT, 'ledger: finding is append-only'); END;

CREATE TRIGGER imported_insert BEFORE INSERT ON imported BEGIN
	SELECT RAISE(ABORT, 'ledger: imported goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER imported_update BEFORE UPDATE ON imported BEGIN SELECT RAISE(ABORT, 'ledger: imported is append-only'); END;
CREATE TRIGGER imported_delete BEFORE DELETE ON imported BEGIN SELECT RAISE(ABORT, 'ledger: imported is append-only'); END;

CREATE TRIGGER recipe_line_insert BEFORE INSERT ON recipe_line BEGIN
	SELECT RAISE(ABORT, 'ledger: recipe_line goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of recipe_line takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM recipe_line
		WHERE recipe = NEW.recipe AND version = NEW.version);
END;
CREATE TRIGGER recipe_line_update BEFORE UPDATE ON recipe_line BEGIN SELECT RAISE(ABORT, 'ledger: recipe_line is append-only'); END;
CREATE TRIGGER recipe_line_delete BEFORE DELETE ON recipe_line BEGIN SELECT RAISE(ABORT, 'ledger: recipe_line is append-only'); END;

CREATE TRIGGER layer_insert BEFORE INSERT ON layer BEGIN
	SELECT RAISE(ABORT, 'ledger: layer goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: layer takes the number after the last one')
	WHERE NEW.id <> (SELECT COALESCE(MAX(id), 0) + 1 FROM layer);
END;
CREATE TRIGGER layer_update BEFORE UPDATE OF id, entry, received ON layer BEGIN SELECT RAISE(ABORT, 'ledger: layer is append-only'); END;
CREATE TRIGGER layer_delete BEFORE DELETE ON layer BEGIN SELECT RAISE(ABORT, 'ledger: layer is append-only'); END;

CREATE TRIGGER opened_insert BEFORE INSERT ON opened BEGIN
	SELECT RAISE(ABORT, 'ledger: opened goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: opened takes the number after the last one')
	WHERE NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM opened);
END;
CREATE TRIGGER opened_update BEFORE UPDATE ON opened BEGIN SELECT RAISE(ABORT, 'ledger: opened is append-only'); END;
CREATE TRIGGER opened_delete BEFORE DELETE ON opened BEGIN SELECT RAISE(ABORT, 'ledger: opened is append-only'); END;

CREATE TRIGGER delivery_insert BEFORE INSERT ON delivery BEGIN
	SELECT RAISE(ABORT, 'ledger: delivery goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER delivery_update BEFORE UPDATE ON delivery BEGIN SELECT RAISE(ABORT, 'ledger: delivery is append-only'); END;
CREATE TRIGGER delivery_delete BEFORE DELETE ON delivery BEGIN SELECT RAISE(ABORT, 'ledger: delivery is append-only'); END;

CREATE TRIGGER delivery_line_insert BEFORE INSERT ON delivery_line BEGIN
	SELECT RAISE(ABORT, 'ledger: delivery_line goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of delivery_line takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM delivery_line WHERE entry = NEW.entry);
END;
CREATE TRIGGER delivery_line_update BEFORE UPDATE ON delivery_line BEGIN SELECT RAISE(ABORT, 'ledger: delivery_line is append-only'); END;
CREATE TRIGGER delivery_line_delete BEFORE DELETE ON delivery_line BEGIN SELECT RAISE(ABORT, 'ledger: delivery_line is append-only'); END;

CREATE TRIGGER session_insert BEFORE INSERT ON session BEGIN
	SELECT RAISE(ABORT, 'ledger: session goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER session_update BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'ledger: session is append-only'); END;
CREATE TRIGGER session_delete BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'ledger: session is append-only'); END;

CREATE TRIGGER preparation_insert BEFORE INSERT ON preparation BEGIN
	SELECT RAISE(ABORT, 'ledger: preparation goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: preparation takes the number after the last one')
	WHERE NEW.id <> (SELECT COALESCE(MAX(id), 0) + 1 FROM preparation);
END;
CREATE TRIGGER preparation_update BEFORE UPDATE ON preparation BEGIN SELECT RAISE(ABORT, 'ledger: preparation is append-only'); END;
CREATE TRIGGER preparation_delete BEFORE DELETE ON preparation BEGIN SELECT RAISE(ABORT, 'ledger: preparation is append-only'); END;

CREATE TRIGGER session_preparation_insert BEFORE INSERT ON session_preparation BEGIN
	SELECT RAISE(ABORT, 'ledger: session_preparation goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER session_preparation_update BEFORE UPDATE ON session_preparation BEGIN SELECT RAISE(ABORT, 'ledger: session_preparation is append-only'); END;
CREATE TRIGGER session_preparation_delete BEFORE DELETE ON session_preparation BEGIN SELECT RAISE(ABORT, 'ledger: session_preparation is append-only'); END;

CREATE TRIGGER discarded_preparation_insert BEFORE INSERT ON discarded_preparation BEGIN
	SELECT RAISE(ABORT, 'ledger: discarded_preparation goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER discarded_preparation_update BEFORE UPDATE ON discarded_preparation BEGIN SELECT RAISE(ABORT, 'ledger: discarded_preparation is append-only'); END;
CREATE TRIGGER discarded_preparation_delete BEFORE DELETE ON discarded_preparation BEGIN SELECT RAISE(ABORT, 'ledger: discarded_preparation is append-only'); END;

-- A layer that comes to another lot takes what is on the shelf with it.
CREATE TRIGGER layer_lot AFTER UPDATE OF lot ON layer BEGIN
	UPDATE balance SET lot = NEW.lot WHERE layer = NEW.id;
END;

-- Content and unit of a product are fixed at its first movement.
CREATE TRIGGER product_content BEFORE UPDATE OF content, unit ON product
WHEN NEW.content <> OLD.content OR NEW.unit <> OLD.unit BEGIN
	SELECT RAISE(ABORT, 'ledger: content and unit are fixed once a product has moved')
	WHERE EXISTS (SELECT 1 FROM lot JOIN layer ON layer.lot = lot.id WHERE lot.product = OLD.id);
END;
