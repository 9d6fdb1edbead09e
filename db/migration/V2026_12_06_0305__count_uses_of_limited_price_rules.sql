-- scope: empty for all uses, d and a day, c and the digest of a folded e-mail address, k and a code made in bulk.
-- The rule is no foreign key: an order may be on its way while it is deleted, and finds that out by itself.
create table price_rule_count (
  store_id bigint not null,
  rule_id bigint not null,
  scope varchar(48) character set ascii collate ascii_bin not null,
  uses int not null,
  given_minor bigint not null,
  primary key (store_id, rule_id, scope),
  foreign key (store_id) references store (id)
);
