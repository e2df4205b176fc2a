-- Places say at which temperature they keep their stock; entries keep the files that prove them.

ALTER TABLE location ADD COLUMN min_temp INTEGER CHECK (min_temp BETWEEN -200 AND 200); -- °C
ALTER TABLE location ADD COLUMN max_temp INTEGER CHECK (max_temp BETWEEN -200 AND 200 AND max_temp >= min_temp);
ALTER TABLE location ADD COLUMN note TEXT;

-- RECORD. A file that was shown for an entry: a photograph, a scan of the signed act. The file stays with the clinic.
CREATE TABLE evidence (
	entry  INTEGER NOT NULL REFERENCES entry (number),
	line   INTEGER NOT NULL CHECK (line > 0),
	name   TEXT NOT NULL,
	size   INTEGER NOT NULL CHECK (size >= 0), -- bytes
	sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of its bytes, in hex
	PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER evidence_insert BEFORE INSERT ON evidence BEGIN
	SELECT RAISE(ABORT, 'ledger: evidence goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
	SELECT RAISE(ABORT, 'ledger: a line of evidence takes the number after the last one')
	WHERE NEW.line <> (SELECT COALESCE(MAX(line), 0) + 1 FROM evidence WHERE entry = NEW.entry);
END;
CREATE TRIGGER evidence_update BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'ledger: evidence is append-only'); END;
CREATE TRIGGER evidence_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'ledger: evidence is append-only'); END;
