-- As postal_prefixes, which may hold ranges too: "10,120..125". Empty for none. Both have room for 400 letters as typed.
alter table shipping_rate
  modify column postal_prefixes varchar(600) not null,
  add column postal_except varchar(600) not null default '';
