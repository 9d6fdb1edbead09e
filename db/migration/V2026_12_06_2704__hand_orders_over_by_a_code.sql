-- Of orders that are fetched, once they are ready. wrong: how often staff typed another one.
create table handover_code (
  store_id bigint not null,
  order_id bigint not null,
  code char(4) character set ascii collate ascii_bin not null,
  wrong int not null default 0,
  primary key (store_id, order_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
