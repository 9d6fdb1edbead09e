-- An address that a product had leads to the one it has, until another product takes it.
create table product_slug (
  store_id bigint not null,
  slug varchar(120) character set ascii collate ascii_bin not null,
  product_id bigint not null,
  created_at datetime(6) not null,
  primary key (store_id, slug),
  key product_slug_product (store_id, product_id, created_at),
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade
);
