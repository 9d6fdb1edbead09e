-- Where rates go: of each method the first zone that holds an address decides. countries, regions ("US-NY"),
-- postcodes, except_postcodes: parted by commas, as shipping_rate had them; name may be empty. minimum_minor: goods cost at least so much.
create table shipping_zone (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  method varchar(10) character set ascii collate ascii_bin not null,
  name varchar(120) not null,
  countries varchar(1000) character set ascii collate ascii_bin not null,
  regions varchar(1000) not null default '',
  postcodes varchar(600) not null,
  except_postcodes varchar(600) not null,
  minimum_minor bigint null,
  position int not null,
  version int not null,
  primary key (store_id, id),
  unique key shipping_zone_public_id (store_id, public_id),
  foreign key (store_id) references store (id)
);

-- Goods that are sent in a way of their own: bulky, chilled.
create table shipping_profile (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  name varchar(120) not null,
  version int not null,
  primary key (store_id, id),
  unique key shipping_profile_public_id (store_id, public_id),
  foreign key (store_id) references store (id)
);

-- zone_id: null for pickup. profile_id: null for goods without one. basis: flat, weight or value; bands: "1000:490,:690"
-- is 490 up to 1000 grams or minor units, 690 beyond. postal_prefixes, postal_except and shipping_rate_country are what
-- nodes of the release before read.
alter table shipping_rate
  modify column postal_prefixes varchar(600) not null default '',
  add column zone_id bigint null,
  add column profile_id bigint null,
  add column basis varchar(10) character set ascii collate ascii_bin not null default 'flat',
  add column bands varchar(1000) character set ascii collate ascii_bin not null default '',
  add foreign key shipping_rate_zone (store_id, zone_id) references shipping_zone (store_id, id),
  add foreign key shipping_rate_profile (store_id, profile_id) references shipping_profile (store_id, id);

alter table product
  add column shipping_profile_id bigint null,
  add foreign key product_shipping_profile (store_id, shipping_profile_id) references shipping_profile (store_id, id);
