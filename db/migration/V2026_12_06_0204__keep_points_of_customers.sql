-- balance is the sum of the member's ledger; it may be below 0 where points were taken back that are spent already.
create table loyalty_member (
  merchant_id bigint not null,
  customer_id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  balance bigint not null,
  version int not null,
  birth_month int null,
  birth_day int null,
  joined_at datetime(6) not null,
  primary key (merchant_id, customer_id),
  key loyalty_member_birthday (merchant_id, birth_month, birth_day),
  foreign key (merchant_id, customer_id) references customer (merchant_id, id)
);

-- Append only. since: from when the points count as gained, which is also where they are taken back.
-- once: names what may happen but once, such as a birthday of a year.
create table loyalty_ledger (
  merchant_id bigint not null,
  id bigint not null,
  customer_id bigint not null,
  kind varchar(12) character set ascii collate ascii_bin not null,
  points bigint not null,
  balance_after bigint not null,
  since datetime(6) not null,
  at datetime(6) not null,
  store_id bigint null,
  order_id bigint null,
  order_number bigint null,
  reason varchar(200) not null,
  actor_kind varchar(10) character set ascii collate ascii_bin not null,
  actor varchar(160) not null,
  once varchar(60) character set ascii collate ascii_bin null,
  primary key (merchant_id, id),
  key loyalty_ledger_member (merchant_id, customer_id, id),
  key loyalty_ledger_order (merchant_id, order_id),
  unique key loyalty_ledger_once (merchant_id, once),
  foreign key (merchant_id, customer_id) references loyalty_member (merchant_id, customer_id)
);

-- Leads from the id in the page of a member to the channel that tells of new points.
create table loyalty_feed (
  public_id char(22) character set ascii collate ascii_bin not null primary key,
  store_id bigint not null,
  customer_id bigint not null
);
