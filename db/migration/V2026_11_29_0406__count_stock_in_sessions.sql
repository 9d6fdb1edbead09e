-- A stocktake at one location, of one category or all. state: open, posted, cancelled.
create table stocktake (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  location_id bigint not null,
  category_id bigint null,
  state varchar(12) character set ascii collate ascii_bin not null,
  actor varchar(160) not null,
  started_at datetime(6) not null,
  closed_at datetime(6) null,
  primary key (store_id, id),
  unique key stocktake_public_id (store_id, public_id),
  key stocktake_state (store_id, state, id),
  foreign key (store_id, location_id) references location (store_id, id)
);

-- expected: what was written down as on hand at the instant of counting. What is sold later is no difference.
create table stocktake_line (
  store_id bigint not null,
  stocktake_id bigint not null,
  variant_id bigint not null,
  counted int not null,
  expected int not null,
  counted_at datetime(6) not null,
  actor varchar(160) not null,
  primary key (store_id, stocktake_id, variant_id),
  key stocktake_line_time (store_id, stocktake_id, counted_at),
  constraint stocktake_line_counted check (counted >= 0),
  foreign key (store_id, stocktake_id) references stocktake (store_id, id),
  foreign key (store_id, variant_id) references variant (store_id, id)
);
