-- By how much an order became worth less, and what of its money went back. credited_minor: for its lines, for shipping
-- (shipping_minor) and for neither (other_minor, negative for what is kept). cards_minor went to gift cards, money_minor
-- otherwise, by hand or by a provider, as kind says.
create table refund (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  order_id bigint not null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  credited_minor bigint not null,
  shipping_minor bigint not null,
  other_minor bigint not null,
  cards_minor bigint not null,
  money_minor bigint not null,
  reason varchar(200) not null,
  made_at datetime(6) not null,
  actor_kind varchar(10) character set ascii collate ascii_bin not null,
  actor_id bigint null,
  actor varchar(160) not null,
  once varchar(60) character set ascii collate ascii_bin null,
  primary key (store_id, id),
  unique key refund_public_id (store_id, public_id),
  unique key refund_once (store_id, once),
  key refund_order (store_id, order_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- quantity: units that were credited; removed: those of them that had not gone out, and will not. restocked: whether they
-- can be sold again. tax_minor: what of the amount is tax, or is on top of it, as the order says.
create table refund_line (
  store_id bigint not null,
  refund_id bigint not null,
  line_id bigint not null,
  quantity int not null,
  removed int not null,
  restocked tinyint(1) not null,
  amount_minor bigint not null,
  tax_minor bigint not null,
  primary key (store_id, refund_id, line_id),
  foreign key (store_id, refund_id) references refund (store_id, id)
);
