-- Each once in a store, and long: nobody guesses one. Readable, as the merchant hands them out and asks for them again.
create table discount_code (
  store_id bigint not null,
  code varchar(40) character set ascii collate ascii_bin not null,
  rule_id bigint not null,
  made_at datetime(6) not null,
  primary key (store_id, code),
  key discount_code_rule (store_id, rule_id, code),
  foreign key (store_id, rule_id) references price_rule (store_id, id) on delete cascade
);
