-- Products of this store that are to be copied or linked to another one of the same merchant. rate_millionths: what one
-- unit of this store's money is in the other's; null where both have the same.
create table product_share (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  person_id bigint null,
  actor_name varchar(200) not null,
  state varchar(10) character set ascii collate ascii_bin not null,
  way varchar(10) character set ascii collate ascii_bin null,
  to_store_id bigint null,
  rate_millionths bigint null,
  rounding varchar(10) character set ascii collate ascii_bin null,
  total int not null,
  created_at datetime(6) not null,
  finished_at datetime(6) null,
  primary key (store_id, id),
  unique key product_share_public_id (store_id, public_id),
  key product_share_created (store_id, created_at),
  foreign key (store_id) references store (id)
);
-- made: public id of the product in the other store. renamed: addresses and SKUs that were taken there, each with what it
-- became, a line each.
create table product_share_item (
  store_id bigint not null,
  share_id bigint not null,
  product_id bigint not null,
  outcome varchar(10) character set ascii collate ascii_bin not null,
  reason varchar(20) character set ascii collate ascii_bin null,
  made char(22) character set ascii collate ascii_bin null,
  renamed text null,
  primary key (store_id, share_id, product_id),
  key product_share_item_outcome (store_id, share_id, outcome, product_id),
  foreign key (store_id, share_id) references product_share (store_id, id) on delete cascade
);
