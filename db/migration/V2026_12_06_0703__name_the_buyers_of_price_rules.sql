-- One of email and group_id is given. A group that is deleted names nobody.
create table price_rule_buyer (
  store_id bigint not null,
  rule_id bigint not null,
  position int not null,
  email varchar(254) collate utf8mb4_bin null,
  group_id bigint null,
  primary key (store_id, rule_id, position),
  foreign key (store_id, rule_id) references price_rule (store_id, id) on delete cascade
);
