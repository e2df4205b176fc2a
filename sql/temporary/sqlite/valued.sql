-- What a report reads in place of the tables of the same names, where it is asked for another cost than the ledger's.
CREATE TEMP TABLE movement (
	entry       INTEGER NOT NULL,
	line        INTEGER NOT NULL,
	layer       INTEGER NOT NULL,
	location    INTEGER NOT NULL,
	opened      INTEGER,
	preparation INTEGER,
	reason      TEXT NOT NULL,
	containers  INTEGER NOT NULL,
	content     INTEGER NOT NULL,
	value       INTEGER NOT NULL,        -- by the method
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE balance (
	layer      INTEGER NOT NULL,
	location   INTEGER NOT NULL,
	product    INTEGER NOT NULL,
	lot        INTEGER NOT NULL,
	containers INTEGER NOT NULL,
	content    INTEGER NOT NULL,
	value      INTEGER NOT NULL,         -- its content's share of what there is of the product
	PRIMARY KEY (layer, location)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE opened_balance (
	opened   INTEGER PRIMARY KEY,
	location INTEGER NOT NULL,
	content  INTEGER NOT NULL,
	value    INTEGER NOT NULL
) STRICT;
