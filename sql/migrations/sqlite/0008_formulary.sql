-- The formulary: what a recipe is and how it is given, mixtures in parts; what a product is by law, where it comes from,
-- how it is stored, and what it is dissolved in.

ALTER TABLE recipe ADD COLUMN type TEXT
	CHECK (type IN ('allopathic', 'vitamin', 'microelement', 'homeopathic', 'oxymesotherapy', 'multicomponent'));
ALTER TABLE recipe ADD COLUMN method TEXT
	CHECK (method IN ('injection', 'prp', 'external', 'iontophoresis', 'phonophoresis'));
ALTER TABLE recipe ADD COLUMN target INTEGER CHECK (target BETWEEN 1 AND 1000000000); -- what the items in parts make together
ALTER TABLE recipe ADD COLUMN target_unit TEXT CHECK (target_unit IN ('ml', 'g', 'mg', 'piece'));
ALTER TABLE recipe ADD COLUMN before_care TEXT; -- what the patient is told before
ALTER TABLE recipe ADD COLUMN aftercare TEXT;   -- and after

ALTER TABLE product ADD COLUMN class TEXT       -- what it is by law, as far as the clinic knows
	CHECK (class IN ('medicine', 'device', 'annex-xvi', 'cosmetic', 'unlicensed', 'unknown'));
ALTER TABLE product ADD COLUMN registration TEXT; -- the number under which it is registered
ALTER TABLE product ADD COLUMN origin TEXT;     -- country
ALTER TABLE product ADD COLUMN min_temp INTEGER CHECK (min_temp BETWEEN -200 AND 200); -- °C at which it is stored
ALTER TABLE product ADD COLUMN max_temp INTEGER CHECK (max_temp BETWEEN -200 AND 200 AND max_temp >= min_temp);
ALTER TABLE product ADD COLUMN solvent INTEGER REFERENCES product (id); -- that a powder is dissolved in, container for container
CREATE INDEX product_by_solvent ON product (solvent) WHERE solvent IS NOT NULL;
CREATE INDEX product_by_replaced ON product (replaces) WHERE replaces IS NOT NULL;

-- RECORD. A line of a version that was said in parts: the line's amount is its share of the version's target.
CREATE TABLE recipe_part (
	entry   INTEGER NOT NULL REFERENCES entry (number),
	recipe  INTEGER NOT NULL,
	version INTEGER NOT NULL,
	line    INTEGER NOT NULL,
	parts   INTEGER NOT NULL CHECK (parts BETWEEN 1 AND 1000000000), -- thousandths of a part
	PRIMARY KEY (recipe, version, line),
	FOREIGN KEY (recipe, version, line) REFERENCES recipe_line (recipe, version, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX recipe_part_by_entry ON recipe_part (entry);

CREATE TRIGGER recipe_part_insert BEFORE INSERT ON recipe_part BEGIN
	SELECT RAISE(ABORT, 'ledger: recipe_part goes into the open entry')
	WHERE NEW.entry <> (SELECT MAX(number) FROM entry) OR NEW.entry <= (SELECT COALESCE(MAX(entry), 0) FROM seal);
END;
CREATE TRIGGER recipe_part_update BEFORE UPDATE ON recipe_part BEGIN SELECT RAISE(ABORT, 'ledger: recipe_part is append-only'); END;
CREATE TRIGGER recipe_part_delete BEFORE DELETE ON recipe_part BEGIN SELECT RAISE(ABORT, 'ledger: recipe_part is append-only'); END;

-- What became of a mixture is found without reading what moved besides.
CREATE INDEX movement_by_preparation ON movement (preparation) WHERE preparation IS NOT NULL;
