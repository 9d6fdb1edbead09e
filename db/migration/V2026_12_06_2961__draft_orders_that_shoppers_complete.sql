-- Orders that staff put together and a shopper completes. number: of its store, from 1. send_to: where the link is
-- mailed; days: how long a link is good. discount: of all of it, in hundredths of a percent or in minor units, with what
-- the shopper reads of it. total_minor: what it came to when it was saved, without shipping. gift_cards: hashes of codes
-- that are to pay for it. order_id: the order that it became. version counts its changes: what a shopper has seen of one
-- is ordered only while it is still that.
create table draft_order (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  number int not null,
  state varchar(12) character set ascii collate ascii_bin not null,
  customer_name varchar(120) not null,
  customer_email varchar(254) not null,
  customer_phone varchar(40) not null,
  send_to varchar(254) not null,
  note varchar(500) not null,
  staff_note varchar(1000) not null,
  discount_kind varchar(12) character set ascii collate ascii_bin null,
  discount_value bigint not null default 0,
  discount_reason varchar(100) not null,
  days int not null,
  currency char(3) character set ascii collate ascii_bin not null,
  total_minor bigint not null,
  gift_cards varchar(800) character set ascii collate ascii_bin not null default '',
  made_by bigint null,
  made_by_name varchar(160) not null,
  made_at datetime(6) not null,
  sent_at datetime(6) null,
  expires_at datetime(6) null,
  order_id bigint null,
  once varchar(60) character set ascii collate ascii_bin null,
  version int not null,
  primary key (store_id, id),
  unique key draft_order_public_id (store_id, public_id),
  unique key draft_order_number (store_id, number),
  unique key draft_order_order (store_id, order_id),
  unique key draft_order_once (store_id, once),
  key draft_order_state (store_id, state, id),
  foreign key (store_id) references store (id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
