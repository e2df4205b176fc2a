-- What counters found of the lines of a count, in the order in which it was entered.
SELECT item, counter, amount, recount FROM count_figure WHERE count = :count ORDER BY item, entry, line
