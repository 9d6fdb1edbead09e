-- Of a rule that is for those alone who give a code, price_rule.code is one of these, or a blank, which nobody can give.
create table price_rule_code (
  store_id bigint not null,
  rule_id bigint not null,
  code varchar(40) character set ascii collate ascii_bin not null,
  primary key (store_id, rule_id, code),
  foreign key (store_id, rule_id) references price_rule (store_id, id) on delete cascade
);
