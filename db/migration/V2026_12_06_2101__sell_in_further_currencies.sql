-- rate: so many units of this currency are one of the store's. rounding: of prices of goods that are worked out by it.
create table price_list (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  currency char(3) character set ascii collate ascii_bin not null,
  rate decimal(18, 8) not null,
  rounding varchar(20) character set ascii collate ascii_bin not null,
  active tinyint(1) not null,
  version int not null,
  created_at datetime(6) not null,
  primary key (store_id, id),
  unique key price_list_public_id (store_id, public_id),
  unique key price_list_currency (store_id, currency)
);

-- Prices that are said, and not worked out; in minor units of the list's currency.
create table price_list_price (
  store_id bigint not null,
  list_id bigint not null,
  variant_id bigint not null,
  price_minor bigint not null,
  compare_at_minor bigint null,
  primary key (store_id, list_id, variant_id),
  key price_list_price_variant (store_id, variant_id),
  foreign key (store_id, list_id) references price_list (store_id, id) on delete cascade,
  foreign key (store_id, variant_id) references variant (store_id, id) on delete cascade
);
