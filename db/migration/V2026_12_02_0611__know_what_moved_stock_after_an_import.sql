-- Lines of the ledger that the product had when the import had written it: with more of them, somebody has moved its
-- stock since. Null where the import moved none of it.
alter table product_import_line
  add column ledger_lines int null after version_after;
