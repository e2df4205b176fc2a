-- The entry that closed a month for good, and its seal: the last that moved the mark from before it to it or past it.
SELECT change.entry AS entry, seal.hash AS hash
FROM setting
JOIN change ON change.thing = 'setting' AND change.subject = setting.id AND change.field = 'value'
JOIN seal ON seal.entry = change.entry
WHERE setting.name = 'closed' AND change.new >= :month AND COALESCE(change.old, '') < :month
ORDER BY change.entry DESC
LIMIT 1
