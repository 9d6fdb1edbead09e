-- Null for an order that nobody holds.
alter table orders
  add column hold_reason varchar(20) character set ascii collate ascii_bin null,
  add column hold_note varchar(200) not null default '';
