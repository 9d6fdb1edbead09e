-- told_minor: the total with tax and shipping that the checkout of a cart has shown when the cart was at told_version, in the
-- currency of the cart; told_rate: public id of the rate that was in it; told_mark: a digest of what was typed that decides it.
alter table cart
  add column told_minor bigint null,
  add column told_version int null,
  add column told_rate varchar(22) character set ascii collate ascii_bin null,
  add column told_mark char(12) character set ascii collate ascii_bin null;
