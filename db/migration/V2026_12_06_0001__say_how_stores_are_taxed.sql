-- A store without a row works out no tax. registrations: countries and states, as "CH,US-NY".
-- shipping_class: how shipping is taxed; null for in proportion to the goods.
create table store_tax (
  store_id bigint not null,
  worked_out tinyint(1) not null,
  small_business tinyint(1) not null,
  oss tinyint(1) not null,
  registrations varchar(1000) character set ascii collate ascii_bin not null,
  shipping_class varchar(12) character set ascii collate ascii_bin null,
  version int not null,
  primary key (store_id),
  foreign key (store_id) references store (id)
);
-- Rates that a store states itself; here: of what is eaten here; rate_ppm: 7 % is 70000; since: in the store's zone.
create table tax_rate (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  countries varchar(200) character set ascii collate ascii_bin not null,
  regions varchar(1000) character set ascii collate ascii_bin not null,
  postcodes varchar(2000) character set ascii collate ascii_bin not null,
  tax_class varchar(12) character set ascii collate ascii_bin not null,
  here tinyint(1) not null,
  name varchar(60) not null,
  rate_ppm int not null,
  since date not null,
  version int not null,
  primary key (store_id, id),
  unique key tax_rate_public_id (store_id, public_id),
  foreign key (store_id) references store (id)
);
