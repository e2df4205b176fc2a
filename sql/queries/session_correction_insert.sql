-- An entry takes back what a session was, and posts it anew.
INSERT INTO session_correction (entry, corrected, taken_back) VALUES (:entry, :corrected, :taken_back)
