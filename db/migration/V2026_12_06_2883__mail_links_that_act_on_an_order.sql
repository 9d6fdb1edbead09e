-- Links that are mailed to the address of an order, each for one act and once. token_hash: null until the mail is
-- written, as no link is kept anywhere but in its mail; one that was used stays until its time is over, to be told.
create table order_link (
  store_id bigint not null,
  id bigint not null,
  order_id bigint not null,
  act varchar(12) character set ascii collate ascii_bin not null,
  token_hash binary(32) null,
  expires_at datetime(6) not null,
  used_at datetime(6) null,
  primary key (store_id, id),
  unique key order_link_token (store_id, token_hash),
  key order_link_order (store_id, order_id, act),
  key order_link_age (store_id, expires_at),
  foreign key (store_id, order_id) references orders (store_id, id)
);
