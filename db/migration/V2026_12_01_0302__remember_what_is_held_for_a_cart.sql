-- hold_id: in place of an order's id in reservation; null while nothing is held. held_until stays when the hold has run out.
-- holder: digest of the network for which it is held, while it is: how much of it one network may hold is limited.
alter table cart
  add column hold_id bigint null,
  add column hold_begun_at datetime(6) null,
  add column held_until datetime(6) null,
  add column holder char(22) character set ascii collate ascii_bin null,
  add key cart_holder (store_id, holder);
