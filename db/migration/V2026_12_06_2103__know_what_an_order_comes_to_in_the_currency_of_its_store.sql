-- Of an order in another currency than that of its store: minor units of it that were one of the store's, and its total
-- in minor units of the store's.
alter table orders
  add column minor_rate decimal(20, 11) null,
  add column store_currency char(3) character set ascii collate ascii_bin null,
  add column store_total_minor bigint null;
