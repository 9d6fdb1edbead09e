-- What went out together. form_key: what is kept of the form that made it, so that one sent twice makes one.
-- version counts its changes; mailed_at: when its shopper was last told.
create table fulfilment (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  order_id bigint not null,
  stage varchar(12) character set ascii collate ascii_bin not null,
  units int not null,
  carrier varchar(20) character set ascii collate ascii_bin null,
  carrier_name varchar(60) not null default '',
  tracking_number varchar(40) not null default '',
  tracking_url varchar(400) not null default '',
  given_to varchar(120) not null default '',
  by_code tinyint(1) not null default 0,
  form_key varchar(48) character set ascii collate ascii_bin null,
  sent_at datetime(6) not null,
  delivered_at datetime(6) null,
  cancelled_at datetime(6) null,
  mailed_at datetime(6) null,
  version int not null,
  primary key (store_id, id),
  unique key fulfilment_public_id (store_id, public_id),
  unique key fulfilment_form_key (store_id, form_key),
  key fulfilment_order (store_id, order_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- Lines are named as the order has them: by position, as those of old releases may have no id yet.
create table fulfilment_line (
  store_id bigint not null,
  fulfilment_id bigint not null,
  order_id bigint not null,
  line_position int not null,
  quantity int not null,
  primary key (store_id, fulfilment_id, line_position),
  key fulfilment_line_order (store_id, order_id, line_position),
  foreign key (store_id, fulfilment_id) references fulfilment (store_id, id),
  foreign key (store_id, order_id, line_position) references order_line (store_id, order_id, position)
);
