-- inside: whether the visitor was one of those whom the rule is for. The rule is no foreign key: an order may be on its
-- way while it is deleted, and finds that out by itself.
create table price_rule_trial (
  store_id bigint not null,
  rule_id bigint not null,
  round int not null,
  order_id bigint not null,
  inside tinyint(1) not null,
  primary key (store_id, rule_id, round, order_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
