-- A product that shows what one of another store of its merchant says. source_product_id: null once the link was lost,
-- which stays until staff have read it. source_version: of the source when this product was last made like it.
create table product_link (
  merchant_id bigint not null,
  target_store_id bigint not null,
  target_product_id bigint not null,
  target_public_id char(22) character set ascii collate ascii_bin not null,
  source_store_id bigint not null,
  source_product_id bigint null,
  source_public_id char(22) character set ascii collate ascii_bin not null,
  source_version int not null,
  created_at datetime(6) not null,
  lost_at datetime(6) null,
  lost varchar(10) character set ascii collate ascii_bin null,
  primary key (merchant_id, target_store_id, target_product_id),
  unique key product_link_source (merchant_id, source_product_id, target_store_id),
  key product_link_lost (merchant_id, target_store_id, lost_at),
  foreign key (merchant_id) references merchant (id)
);
-- Which variant of a linked product is which of its source's.
create table variant_link (
  merchant_id bigint not null,
  target_store_id bigint not null,
  target_product_id bigint not null,
  source_variant_id bigint not null,
  target_variant_id bigint not null,
  primary key (merchant_id, target_store_id, target_product_id, source_variant_id),
  foreign key (merchant_id, target_store_id, target_product_id)
    references product_link (merchant_id, target_store_id, target_product_id) on delete cascade
);
