-- What keeps a patient safe: what is in a product, what a patient does not bear, the clinic's list of
-- contraindications, and what does not go together. Lists are one text, their members divided by '; '.

ALTER TABLE product ADD COLUMN ingredients TEXT;     -- name[:strength][:allergen]; …
ALTER TABLE product ADD COLUMN min_age INTEGER CHECK (min_age BETWEEN 0 AND 120); -- years; a caution of the maker's
ALTER TABLE product ADD COLUMN caution TEXT;         -- skin, age: what its maker warns of
ALTER TABLE product ADD COLUMN session_limit TEXT;   -- most in one session: containers ('2') or content ('4ml')

ALTER TABLE patient ADD COLUMN adult INTEGER CHECK (adult IN (0, 1)); -- 18 or older; null: nobody has asked
ALTER TABLE patient ADD COLUMN allergies TEXT;       -- names of ingredients
ALTER TABLE patient ADD COLUMN contraindications TEXT; -- codes of the clinic's list
ALTER TABLE patient ADD COLUMN medication TEXT;      -- names of what the patient takes
ALTER TABLE patient ADD COLUMN allergy_test TEXT;    -- day
ALTER TABLE patient ADD COLUMN allergy_result TEXT CHECK (allergy_result IN ('negative', 'positive'));
ALTER TABLE patient ADD COLUMN consent TEXT;         -- where the signed paper is
ALTER TABLE patient ADD COLUMN photos TEXT;          -- where the photographs are

-- PROJECTION of change. The clinic's list. The code stays: patients' records name it.
CREATE TABLE contraindication (
	id        INTEGER PRIMARY KEY,
	code      TEXT NOT NULL UNIQUE,
	name      TEXT NOT NULL,
	name_key  TEXT NOT NULL,
	severity  TEXT NOT NULL CHECK (severity IN ('absolute', 'relative', 'info')),
	medicines TEXT,                      -- names of medicines that fall under it
	source    TEXT,                      -- who says so, and who does not
	note      TEXT,
	retired   INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

-- PROJECTION of change. Two things that do not go together: products by code, or ingredients by name.
CREATE TABLE incompatible (
	id        INTEGER PRIMARY KEY,
	code      TEXT NOT NULL UNIQUE,
	one       TEXT NOT NULL,
	one_key   TEXT NOT NULL,
	other     TEXT NOT NULL,
	other_key TEXT NOT NULL,
	severity  TEXT NOT NULL CHECK (severity IN ('absolute', 'relative', 'info')),
	source    TEXT,
	note      TEXT,
	retired   INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
