-- Who wants to be told once when a variant can be had again. token_hash: SHA-256 of what is in the links of the mails.
-- confirmed_at: when the owner of the address has said so; told_at: when the mail was written.
create table stock_wish (
  store_id bigint not null,
  id bigint not null,
  variant_id bigint not null,
  email varchar(254) not null,
  locale varchar(35) character set ascii collate ascii_bin not null,
  token_hash binary(32) not null,
  created_at datetime(6) not null,
  confirmed_at datetime(6) null,
  told_at datetime(6) null,
  primary key (store_id, id),
  unique key stock_wish_of_address (store_id, variant_id, email),
  unique key stock_wish_token (store_id, token_hash),
  key stock_wish_waiting (store_id, variant_id, told_at, confirmed_at, id),
  key stock_wish_age (store_id, created_at),
  foreign key (store_id, variant_id) references variant (store_id, id) on delete cascade
);
