-- The tables are the ledger's again.
DROP TABLE IF EXISTS temp.movement;
DROP TABLE IF EXISTS temp.balance;
DROP TABLE IF EXISTS temp.opened_balance;
