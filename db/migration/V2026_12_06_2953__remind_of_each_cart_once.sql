-- One row for each cart of which its shopper was reminded, under the begun_id of the cart; its key is why there is no second mail.
-- email_hash: of the address, which stands nowhere else here. cart_version: of the cart when it was found. at: when it was found;
-- sent_at: null until the mail went out; opened_at: when its link was followed first; order_id: what became of the cart.
create table cart_reminder (
  store_id bigint not null,
  id bigint not null,
  email_hash binary(32) not null,
  agreed_at datetime(6) not null,
  cart_version int not null,
  at datetime(6) not null,
  sent_at datetime(6) null,
  opened_at datetime(6) null,
  order_id bigint null,
  ordered_at datetime(6) null,
  primary key (store_id, id),
  key cart_reminder_address (store_id, email_hash, at),
  key cart_reminder_ordered (store_id, ordered_at, id),
  key cart_reminder_age (store_id, at),
  foreign key (store_id) references store (id),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- Each try to send the mail has a link of its own, kept as its hash: whichever copy arrives leads to the cart.
create table cart_reminder_link (
  store_id bigint not null,
  token_hash binary(32) not null,
  reminder_id bigint not null,
  primary key (store_id, token_hash),
  key cart_reminder_link_of (store_id, reminder_id),
  foreign key (store_id, reminder_id) references cart_reminder (store_id, id) on delete cascade
);

-- Who wants no such mail of the store any more.
create table cart_reminder_refusal (
  store_id bigint not null,
  email_hash binary(32) not null,
  at datetime(6) not null,
  primary key (store_id, email_hash),
  key cart_reminder_refusal_age (store_id, at),
  foreign key (store_id) references store (id)
);
