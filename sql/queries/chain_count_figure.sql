-- Canonical form: what a counter found.
SELECT line, count, item, counter, amount, recount FROM count_figure WHERE entry = :entry ORDER BY line
