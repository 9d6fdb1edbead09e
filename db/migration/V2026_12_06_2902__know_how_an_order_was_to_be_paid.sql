-- What its shopper was told when it was placed. counts: when it counts as paid; null in orders from before it was
-- written, and in those that a provider takes the money of.
alter table orders
  add column paid_name varchar(60) null,
  add column paid_terms varchar(600) null,
  add column paid_counts varchar(20) character set ascii collate ascii_bin null;
