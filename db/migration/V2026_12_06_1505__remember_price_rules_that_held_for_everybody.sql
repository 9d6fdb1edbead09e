-- A rule that made a unit cheaper for everybody, as it was until it was changed, switched off or deleted.
-- since, until: its first and last day, if it named any.
create table price_rule_past (
  store_id bigint not null,
  id bigint not null,
  since date null,
  until date null,
  ended_at datetime(6) not null,
  told text not null,
  primary key (store_id, id),
  key price_rule_past_ended (store_id, ended_at),
  foreign key (store_id) references store (id)
);
