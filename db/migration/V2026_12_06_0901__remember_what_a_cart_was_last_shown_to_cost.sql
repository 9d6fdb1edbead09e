-- shown_minor: the total that its shopper saw when the cart was at shown_version; null for one that nobody saw yet.
alter table cart
  add column shown_minor bigint null,
  add column shown_version int null;
