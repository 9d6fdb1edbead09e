-- What the last run over open carts found, at counted_version of the cart, since its shopper was told anything.
-- counted_minor: in the currency of the cart; null for one that could not be ordered then; counted_whole: whether that is
-- what its checkout comes to, with tax and shipping.
alter table cart
  add column counted_minor bigint null,
  add column counted_version int null,
  add column counted_whole tinyint(1) not null default 0;
