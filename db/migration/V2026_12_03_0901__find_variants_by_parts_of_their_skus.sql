-- What an SKU holds behind each of its separators, folded by lookup/ProductText; written by a job soon after.
create table sku_part (
  store_id bigint not null,
  product_id bigint not null,
  variant_id bigint not null,
  part varchar(80) collate utf8mb4_bin not null,
  primary key (store_id, product_id, variant_id, part),
  key sku_part_part (store_id, part, product_id, variant_id),
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade
);
