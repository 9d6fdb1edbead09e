-- One of the five is given. What is deleted is no goal of a rule any more; a rule without one is for nothing.
create table price_rule_target (
  store_id bigint not null,
  rule_id bigint not null,
  position int not null,
  variant_id bigint null,
  product_id bigint null,
  category_id bigint null,
  brand_id bigint null,
  tag varchar(60) null,
  primary key (store_id, rule_id, position),
  foreign key (store_id, rule_id) references price_rule (store_id, id) on delete cascade,
  foreign key (store_id, variant_id) references variant (store_id, id) on delete cascade,
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade,
  foreign key (store_id, category_id) references category (store_id, id) on delete cascade,
  foreign key (store_id, brand_id) references brand (store_id, id) on delete cascade
);
