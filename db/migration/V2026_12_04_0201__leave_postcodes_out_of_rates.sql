-- As postal_prefixes, which may hold ranges too: "10,120..125". Empty for none.
alter table shipping_rate
  add column postal_except varchar(400) not null default '';
