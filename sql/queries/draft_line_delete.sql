-- Takes a line out of a delivery that is typed in.
DELETE FROM draft_line WHERE owner = :owner AND line = :line RETURNING line
