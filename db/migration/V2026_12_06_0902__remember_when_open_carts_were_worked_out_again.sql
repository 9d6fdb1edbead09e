-- A run over the open carts of a store, after its rates, rules or taxes were changed. waits: 1 until it begins, so that
-- changes in a short time are one run. overtaken: the next one began before it had ended. position: the visitor of the last cart that was looked at.
create table recalculation (
  store_id bigint not null,
  id bigint not null,
  waits tinyint null,
  cause varchar(60) character set ascii collate ascii_bin not null,
  changes int not null,
  asked_at datetime(6) not null,
  begun_at datetime(6) null,
  ended_at datetime(6) null,
  position varchar(22) character set ascii collate ascii_bin not null,
  carts int not null,
  dearer int not null,
  cheaper int not null,
  unsellable int not null,
  quotes int not null,
  overtaken tinyint(1) not null,
  primary key (store_id, id),
  unique key recalculation_waits (store_id, waits),
  key recalculation_asked (store_id, asked_at),
  foreign key (store_id) references store (id)
);
