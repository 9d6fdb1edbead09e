-- payments: as_paid until the merchant has a payment provider; then orders wait for their payment.
create table merchant (
  id bigint not null primary key,
  public_id char(22) character set ascii collate ascii_bin not null,
  name varchar(120) not null,
  payments varchar(20) character set ascii collate ascii_bin not null,
  created_at datetime(6) not null,
  unique key merchant_public_id (public_id)
);

create table store (
  id bigint not null primary key,
  public_id char(22) character set ascii collate ascii_bin not null,
  merchant_id bigint not null,
  slug varchar(60) character set ascii collate ascii_bin not null,
  name varchar(120) not null,
  welcome varchar(200) not null,
  about varchar(500) not null,
  currency char(3) character set ascii collate ascii_bin not null,
  country char(2) character set ascii collate ascii_bin not null,
  time_zone varchar(60) character set ascii collate ascii_bin not null,
  locale varchar(20) character set ascii collate ascii_bin not null,
  colour char(7) character set ascii collate ascii_bin not null,
  line1 varchar(120) not null,
  line2 varchar(120) not null,
  postal_code varchar(20) not null,
  city varchar(80) not null,
  region varchar(80) not null,
  phone varchar(40) not null,
  email varchar(254) not null,
  pickup tinyint(1) not null,
  delivery tinyint(1) not null,
  shipping tinyint(1) not null,
  preparation_minutes smallint not null,
  created_at datetime(6) not null,
  version int not null,
  unique key store_public_id (public_id),
  unique key store_slug (slug),
  key store_merchant (merchant_id, id),
  foreign key (merchant_id) references merchant (id)
);

-- Every slug a store ever had. An old one redirects for ever and is never given to another store.
create table store_slug (
  slug varchar(60) character set ascii collate ascii_bin not null primary key,
  store_id bigint not null,
  created_at datetime(6) not null,
  key store_slug_store (store_id),
  foreign key (store_id) references store (id)
);

-- day: 1 Monday to 7 Sunday. Minutes since midnight of that day; closes beyond 1440 runs into the next day.
create table opening_hours (
  store_id bigint not null,
  day tinyint not null,
  opens smallint not null,
  closes smallint not null,
  primary key (store_id, day, opens),
  foreign key (store_id) references store (id)
);

-- One row says: this person has this role in this store, or in all stores (store_id null) of this merchant.
create table membership (
  person_id bigint not null,
  id bigint not null,
  merchant_id bigint not null,
  store_id bigint null,
  role varchar(20) character set ascii collate ascii_bin not null,
  created_at datetime(6) not null,
  primary key (person_id, id),
  unique key membership_scope (person_id, merchant_id, store_id),
  key membership_merchant (merchant_id, person_id),
  foreign key (person_id) references person (id),
  foreign key (merchant_id) references merchant (id),
  foreign key (store_id) references store (id)
);

-- The pulse of a store: what rises with every change. Updated last in a transaction, because it is the one row
-- that all changes of a store share. orders_seq and inventory_seq number the live channels; shop_version rises
-- when anything that a storefront page shows has changed.
create table store_pulse (
  store_id bigint not null primary key,
  orders_seq bigint not null,
  inventory_seq bigint not null,
  shop_version bigint not null,
  foreign key (store_id) references store (id)
);

create table merchant_pulse (
  merchant_id bigint not null primary key,
  notifications_seq bigint not null,
  foreign key (merchant_id) references merchant (id)
);

-- A board outlives the session of the person who opened it: the pass is a random token kept as a cookie.
create table board_pass (
  store_id bigint not null,
  id bigint not null,
  token_hash char(64) character set ascii collate ascii_bin not null,
  person_id bigint not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  primary key (store_id, id),
  unique key board_pass_token (store_id, token_hash),
  key board_pass_person (store_id, person_id),
  foreign key (store_id) references store (id),
  foreign key (person_id) references person (id)
);
