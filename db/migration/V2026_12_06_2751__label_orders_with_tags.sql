-- What staff label orders with, as it was typed and as it is compared; position: in the order they were given.
create table order_tag (
  store_id bigint not null,
  order_id bigint not null,
  folded varchar(120) collate utf8mb4_bin not null,
  tag varchar(40) not null,
  position smallint not null,
  primary key (store_id, order_id, folded),
  key order_tag_folded (store_id, folded, order_id, tag),
  foreign key (store_id, order_id) references orders (store_id, id) on delete cascade
);
