-- From so many units of a variant on; effect and value as in price_rule.
create table price_rule_tier (
  store_id bigint not null,
  rule_id bigint not null,
  from_units int not null,
  effect varchar(12) character set ascii collate ascii_bin not null,
  value bigint not null,
  primary key (store_id, rule_id, from_units),
  foreign key (store_id, rule_id) references price_rule (store_id, id) on delete cascade
);
