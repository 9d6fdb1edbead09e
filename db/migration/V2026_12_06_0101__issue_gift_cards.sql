-- state: active, disabled. expires_on: the last day on which it can be used, in the store's zone; null for never.
-- last_four: of its latest code; empty while it has none. order_line_id, unit: what it was bought as; null for one made by
-- hand. The entries of a card add up to its balance.
create table gift_card (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  state varchar(10) character set ascii collate ascii_bin not null,
  currency char(3) character set ascii collate ascii_bin not null,
  initial_minor bigint not null,
  balance_minor bigint not null,
  last_four char(4) character set ascii collate ascii_bin not null,
  expires_on date null,
  recipient varchar(120) not null,
  email varchar(254) not null,
  message varchar(500) not null,
  order_id bigint null,
  order_line_id bigint null,
  unit int null,
  actor_kind varchar(10) character set ascii collate ascii_bin not null,
  actor_id bigint null,
  actor varchar(160) not null,
  issued_at datetime(6) not null,
  primary key (store_id, id),
  unique key gift_card_public_id (store_id, public_id),
  unique key gift_card_unit (store_id, order_line_id, unit),
  key gift_card_order (store_id, order_id),
  key gift_card_last_four (store_id, last_four),
  key gift_card_email (store_id, email),
  key gift_card_owed (store_id, state, currency, balance_minor),
  key gift_card_expires (store_id, expires_on),
  constraint gift_card_not_overspent check (balance_minor >= 0),
  foreign key (store_id) references store (id)
);

-- Codes are kept as SHA-256 alone. One that was mailed twice, or shown and mailed, has a code for each: all of them hold.
create table gift_card_code (
  store_id bigint not null,
  code_hash char(64) character set ascii collate ascii_bin not null,
  card_id bigint not null,
  last_four char(4) character set ascii collate ascii_bin not null,
  made_at datetime(6) not null,
  primary key (store_id, code_hash),
  key gift_card_code_card (store_id, card_id),
  key gift_card_code_last_four (store_id, last_four),
  foreign key (store_id, card_id) references gift_card (store_id, id)
);

-- Append only. kind: issued, redeemed, given_back, adjusted, disabled, enabled, expired.
create table gift_card_entry (
  store_id bigint not null,
  id bigint not null,
  card_id bigint not null,
  kind varchar(12) character set ascii collate ascii_bin not null,
  delta_minor bigint not null,
  balance_after_minor bigint not null,
  reason varchar(200) not null,
  order_id bigint null,
  actor_kind varchar(10) character set ascii collate ascii_bin not null,
  actor_id bigint null,
  actor varchar(160) not null,
  at datetime(6) not null,
  primary key (store_id, id),
  key gift_card_entry_card (store_id, card_id, id),
  foreign key (store_id, card_id) references gift_card (store_id, id)
);
