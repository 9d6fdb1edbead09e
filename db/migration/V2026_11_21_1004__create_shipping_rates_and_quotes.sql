-- A flat rate. free_from_minor: the rate costs nothing from that subtotal on. Countries in shipping_rate_country;
-- postal_prefixes: comma separated, empty for everywhere in those countries.
create table shipping_rate (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  name varchar(120) not null,
  method varchar(10) character set ascii collate ascii_bin not null,
  price_minor bigint not null,
  free_from_minor bigint null,
  postal_prefixes varchar(400) not null,
  active tinyint(1) not null,
  position int not null,
  version int not null,
  primary key (store_id, id),
  unique key shipping_rate_public_id (store_id, public_id),
  foreign key (store_id) references store (id)
);

create table shipping_rate_country (
  store_id bigint not null,
  rate_id bigint not null,
  country char(2) character set ascii collate ascii_bin not null,
  primary key (store_id, rate_id, country),
  foreign key (store_id, rate_id) references shipping_rate (store_id, id)
);

-- rates: JSON of what was offered. fingerprint: of the address and the items it was offered for.
create table shipping_quote (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  fingerprint char(64) character set ascii collate ascii_bin not null,
  rates text not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  primary key (store_id, id),
  unique key shipping_quote_public_id (store_id, public_id)
);
