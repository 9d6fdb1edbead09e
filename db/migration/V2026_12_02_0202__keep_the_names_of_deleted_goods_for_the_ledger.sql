-- What deleted variants were called last: the lines of the ledger stay, and are found and read by these names.
create table stock_gone (
  store_id bigint not null,
  variant_id bigint not null,
  product_title varchar(200) not null,
  variant_title varchar(120) not null,
  sku varchar(80) not null,
  gone_at datetime(6) not null,
  primary key (store_id, variant_id)
);
