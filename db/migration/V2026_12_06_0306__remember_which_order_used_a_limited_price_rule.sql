-- What an order counts for in price_rule_count, until it is cancelled.
create table price_rule_use (
  store_id bigint not null,
  order_id bigint not null,
  rule_id bigint not null,
  scope varchar(48) character set ascii collate ascii_bin not null,
  given_minor bigint not null,
  primary key (store_id, order_id, rule_id, scope),
  foreign key (store_id, order_id) references orders (store_id, id),
  foreign key (store_id, rule_id, scope) references price_rule_count (store_id, rule_id, scope) on delete cascade
);
