-- A return of goods. number: of its order, from 1. wants: what its shopper wants for them; answer and address: how they
-- are sent back, or why not. told: the stage of which its shopper was told last. due_by: until when a withdrawal from
-- the contract has to be refunded. once: what is kept of the form that made it. version counts its changes.
create table order_return (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  order_id bigint not null,
  number int not null,
  stage varchar(12) character set ascii collate ascii_bin not null,
  by_shopper tinyint(1) not null,
  wants varchar(12) character set ascii collate ascii_bin not null,
  answer varchar(1000) not null default '',
  address varchar(400) not null default '',
  outcome varchar(12) character set ascii collate ascii_bin null,
  refund_id bigint null,
  told varchar(12) character set ascii collate ascii_bin null,
  once varchar(60) character set ascii collate ascii_bin null,
  requested_at datetime(6) not null,
  answered_at datetime(6) null,
  received_at datetime(6) null,
  closed_at datetime(6) null,
  due_by datetime(6) null,
  version int not null,
  primary key (store_id, id),
  unique key order_return_public_id (store_id, public_id),
  unique key order_return_once (store_id, once),
  unique key order_return_number (store_id, order_id, number),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- good, damaged and missing say what of the quantity came and how, once it was looked at; refunded: units of those that
-- came and were paid back.
create table order_return_line (
  store_id bigint not null,
  return_id bigint not null,
  order_id bigint not null,
  line_id bigint not null,
  quantity int not null,
  reason varchar(20) character set ascii collate ascii_bin not null,
  note varchar(400) not null,
  good int not null default 0,
  damaged int not null default 0,
  missing int not null default 0,
  refunded int not null default 0,
  primary key (store_id, return_id, line_id),
  key order_return_line_order (store_id, order_id),
  foreign key (store_id, return_id) references order_return (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
