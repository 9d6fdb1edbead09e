-- A customer belongs to the merchant, with a row per store they bought at. E-mail in lower case.
create table customer (
  merchant_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  email varchar(254) collate utf8mb4_bin not null,
  name varchar(120) not null,
  phone varchar(40) not null,
  created_at datetime(6) not null,
  primary key (merchant_id, id),
  unique key customer_public_id (merchant_id, public_id),
  unique key customer_email (merchant_id, email),
  foreign key (merchant_id) references merchant (id)
);

create table customer_store (
  store_id bigint not null,
  customer_id bigint not null,
  created_at datetime(6) not null,
  primary key (store_id, customer_id)
);

-- Numbers are taken in blocks outside the order's transaction; gaps may occur.
create table order_number (
  store_id bigint not null primary key,
  next_number bigint not null,
  foreign key (store_id) references store (id)
);

-- A snapshot: nothing here changes when a product, a rate or a customer changes later. version counts the changes
-- of the order and numbers its live channel. promised_at: when the shopper was told it would be ready.
create table orders (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  number bigint not null,
  source varchar(20) character set ascii collate ascii_bin not null,
  customer_id bigint not null,
  customer_name varchar(120) not null,
  customer_email varchar(254) collate utf8mb4_bin not null,
  customer_phone varchar(40) not null,
  locale varchar(20) character set ascii collate ascii_bin not null,
  method varchar(10) character set ascii collate ascii_bin not null,
  rate_id bigint null,
  rate_name varchar(120) not null,
  country char(2) character set ascii collate ascii_bin not null,
  postal_code varchar(20) not null,
  region varchar(80) not null,
  city varchar(80) not null,
  line1 varchar(120) not null,
  line2 varchar(120) not null,
  note varchar(500) not null,
  currency char(3) character set ascii collate ascii_bin not null,
  subtotal_minor bigint not null,
  shipping_minor bigint not null,
  discount_minor bigint not null,
  tax_minor bigint not null,
  tax_included tinyint(1) not null,
  total_minor bigint not null,
  item_count int not null,
  first_item varchar(200) not null,
  payment_state varchar(20) character set ascii collate ascii_bin not null,
  fulfilment_state varchar(20) character set ascii collate ascii_bin not null,
  return_state varchar(20) character set ascii collate ascii_bin not null,
  payment_intent_id varchar(255) character set ascii collate ascii_bin null,
  placed_at datetime(6) not null,
  promised_at datetime(6) null,
  ready_at datetime(6) null,
  closed_at datetime(6) null,
  version int not null,
  primary key (store_id, id),
  unique key orders_number (store_id, number),
  unique key orders_public_id (store_id, public_id),
  key orders_placed (store_id, placed_at, id),
  key orders_fulfilment (store_id, fulfilment_state, placed_at, id),
  key orders_payment (store_id, payment_state, placed_at, id),
  key orders_customer (store_id, customer_id, placed_at),
  key orders_email (store_id, customer_email, placed_at),
  foreign key (store_id) references store (id)
);

create table order_line (
  store_id bigint not null,
  order_id bigint not null,
  position int not null,
  variant_id bigint not null,
  product_id bigint not null,
  title varchar(200) not null,
  second_title varchar(200) not null,
  variant_title varchar(120) not null,
  sku varchar(80) not null,
  image_path varchar(120) character set ascii collate ascii_bin not null,
  tracked tinyint(1) not null,
  quantity int not null,
  unit_price_minor bigint not null,
  total_minor bigint not null,
  primary key (store_id, order_id, position),
  key order_line_variant (store_id, variant_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);

create table order_line_modifier (
  store_id bigint not null,
  order_id bigint not null,
  line_position int not null,
  position int not null,
  title varchar(120) not null,
  quantity int not null,
  price_minor bigint not null,
  primary key (store_id, order_id, line_position, position),
  foreign key (store_id, order_id, line_position) references order_line (store_id, order_id, position)
);

-- A discount or surcharge, on a line or (line_position null) on the whole order; negative takes off.
create table order_adjustment (
  store_id bigint not null,
  order_id bigint not null,
  position int not null,
  line_position int null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  label varchar(120) not null,
  amount_minor bigint not null,
  primary key (store_id, order_id, position),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- rate_ppm: parts per million, 7 % is 70000.
create table order_tax (
  store_id bigint not null,
  order_id bigint not null,
  position int not null,
  line_position int null,
  label varchar(120) not null,
  rate_ppm int not null,
  amount_minor bigint not null,
  primary key (store_id, order_id, position),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- What happened to an order, for people. kind names the sentence, detail fills it.
create table order_timeline (
  store_id bigint not null,
  id bigint not null,
  order_id bigint not null,
  kind varchar(40) character set ascii collate ascii_bin not null,
  actor varchar(160) not null,
  detail varchar(1000) not null,
  at datetime(6) not null,
  primary key (store_id, id),
  key order_timeline_order (store_id, order_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- Leads from the public id, the only one that leaves the house, to the store: the one way in without a store.
create table tracking (
  public_id char(22) character set ascii collate ascii_bin not null primary key,
  store_id bigint not null,
  order_id bigint not null
);

-- request_hash: of the body as a JSON value. The row is written first and locked until the order is there.
create table idempotency (
  store_id bigint not null,
  idempotency_key varchar(255) collate utf8mb4_bin not null,
  request_hash char(64) character set ascii collate ascii_bin not null,
  status smallint not null,
  response mediumtext not null,
  created_at datetime(6) not null,
  primary key (store_id, idempotency_key),
  key idempotency_created (store_id, created_at)
);
