-- effect: what value is: hundredths of a percent, or minor units; buy_units, get_units: of "buy 2, get 1" alone.
-- days: a bit for each, Monday is 1; 0 for all. minute_from, minute_to: of the day, in the store's zone.
-- least_units, least_value_minor, most_units: 0 for any. apart: of a line the first rule of that name alone counts.
create table price_rule (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  name varchar(120) not null,
  effect varchar(12) character set ascii collate ascii_bin not null,
  value bigint not null,
  buy_units int not null,
  get_units int not null,
  everything tinyint(1) not null,
  days int not null,
  minute_from int null,
  minute_to int null,
  since date null,
  until date null,
  least_units int not null,
  least_value_minor bigint not null,
  code varchar(40) not null,
  apart varchar(40) not null,
  most_units int not null,
  active tinyint(1) not null,
  position int not null,
  version int not null,
  primary key (store_id, id),
  unique key price_rule_public_id (store_id, public_id),
  foreign key (store_id) references store (id)
);
