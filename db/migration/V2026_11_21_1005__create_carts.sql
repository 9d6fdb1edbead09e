-- visitor: the random value of the shopper's cookie.
create table cart (
  store_id bigint not null,
  visitor char(22) character set ascii collate ascii_bin not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  primary key (store_id, visitor),
  key cart_expires (store_id, expires_at),
  foreign key (store_id) references store (id)
);

-- seen_price_minor: the price the shopper was shown, so that a changed one can be told.
create table cart_line (
  store_id bigint not null,
  visitor char(22) character set ascii collate ascii_bin not null,
  variant_id bigint not null,
  quantity int not null,
  seen_price_minor bigint not null,
  added_at datetime(6) not null,
  primary key (store_id, visitor, variant_id),
  foreign key (store_id, visitor) references cart (store_id, visitor) on delete cascade,
  foreign key (store_id, variant_id) references variant (store_id, id)
);
