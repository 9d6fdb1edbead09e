-- What is done to many orders: which ones is settled when they are chosen. given and taken: tags, with commas between.
-- cut: there were more than one go takes.
create table order_batch (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  person_id bigint null,
  actor_name varchar(160) not null,
  state varchar(10) character set ascii collate ascii_bin not null,
  act varchar(20) character set ascii collate ascii_bin not null,
  given varchar(1100) not null,
  taken varchar(1100) not null,
  total int not null,
  cut tinyint(1) not null,
  created_at datetime(6) not null,
  started_at datetime(6) null,
  finished_at datetime(6) null,
  primary key (store_id, id),
  unique key order_batch_public_id (store_id, public_id),
  key order_batch_created (store_id, created_at),
  foreign key (store_id) references store (id)
);

-- reason: why it was left alone: the state it was in, or what else.
create table order_batch_order (
  store_id bigint not null,
  order_batch_id bigint not null,
  order_id bigint not null,
  outcome varchar(10) character set ascii collate ascii_bin not null,
  reason varchar(20) character set ascii collate ascii_bin not null default '',
  primary key (store_id, order_batch_id, order_id),
  key order_batch_order_outcome (store_id, order_batch_id, outcome, order_id),
  foreign key (store_id, order_batch_id) references order_batch (store_id, id) on delete cascade
);
