-- What was mailed of an order and still holds, so that an order that is moved to and fro is told of once.
create table order_told (
  store_id bigint not null,
  order_id bigint not null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  at datetime(6) not null,
  primary key (store_id, order_id, kind),
  foreign key (store_id, order_id) references orders (store_id, id) on delete cascade
);
