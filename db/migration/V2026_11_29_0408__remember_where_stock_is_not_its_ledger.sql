-- What the nightly check found: rows of stock that are not the sum of their ledger. None: all is well.
create table stock_breach (
  store_id bigint not null,
  found_at datetime(6) not null,
  found int not null,
  primary key (store_id)
);
