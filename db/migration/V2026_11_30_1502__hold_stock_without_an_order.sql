-- Units held for somebody who has not ordered yet. Its lines are rows of reservation, under this id in place of an order's.
-- reference: what who asked calls it.
create table stock_hold (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  reference varchar(120) not null,
  made_by varchar(160) not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  primary key (store_id, id),
  unique key stock_hold_public_id (store_id, public_id),
  key stock_hold_expires (store_id, expires_at),
  foreign key (store_id) references store (id)
);
