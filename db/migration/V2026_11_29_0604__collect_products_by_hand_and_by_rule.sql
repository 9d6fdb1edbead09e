-- rule: what products of a collection by rule have in common, as JSON; empty for one by hand.
create table collection (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  slug varchar(120) character set ascii collate ascii_bin not null,
  title varchar(120) not null,
  description varchar(2000) not null,
  kind varchar(10) character set ascii collate ascii_bin not null,
  rule text not null,
  version int not null,
  created_at datetime(6) not null,
  primary key (store_id, id),
  unique key collection_public_id (store_id, public_id),
  unique key collection_slug (store_id, slug),
  foreign key (store_id) references store (id)
);
-- The products of a collection by hand, in their order.
create table collection_product (
  store_id bigint not null,
  collection_id bigint not null,
  product_id bigint not null,
  position int not null,
  primary key (store_id, collection_id, product_id),
  key collection_product_position (store_id, collection_id, position, product_id),
  foreign key (store_id, collection_id) references collection (store_id, id) on delete cascade,
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade
);
