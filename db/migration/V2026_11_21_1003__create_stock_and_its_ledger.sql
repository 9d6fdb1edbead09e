create table location (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  name varchar(120) not null,
  main tinyint(1) not null,
  primary key (store_id, id),
  unique key location_public_id (store_id, public_id),
  foreign key (store_id) references store (id)
);

-- available = on_hand - reserved is what can still be sold. low_at: at or below it the variant counts as low.
create table stock (
  store_id bigint not null,
  variant_id bigint not null,
  location_id bigint not null,
  on_hand int not null,
  reserved int not null,
  low_at int not null,
  low tinyint(1) as (on_hand - reserved <= low_at) stored,
  primary key (store_id, variant_id, location_id),
  key stock_low (store_id, low, variant_id),
  constraint stock_not_oversold check (reserved >= 0 and on_hand >= reserved),
  foreign key (store_id, variant_id) references variant (store_id, id),
  foreign key (store_id, location_id) references location (store_id, id)
);

-- Append only. The deltas of a variant at a location add up to its stock row; after_* is the running balance.
create table stock_ledger (
  store_id bigint not null,
  id bigint not null,
  variant_id bigint not null,
  location_id bigint not null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  on_hand_delta int not null,
  reserved_delta int not null,
  on_hand_after int not null,
  reserved_after int not null,
  reason varchar(200) not null,
  actor varchar(160) not null,
  order_id bigint null,
  at datetime(6) not null,
  primary key (store_id, id),
  key stock_ledger_variant (store_id, variant_id, id),
  key stock_ledger_order (store_id, order_id)
);

-- Units held for an order whose payment is awaited; gone when it is paid, or at expires_at.
create table reservation (
  store_id bigint not null,
  order_id bigint not null,
  variant_id bigint not null,
  location_id bigint not null,
  quantity int not null,
  expires_at datetime(6) not null,
  primary key (store_id, order_id, variant_id, location_id)
);
