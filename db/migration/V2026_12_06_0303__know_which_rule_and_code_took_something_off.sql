-- rule_id: of the price rule, which may be gone by now; code: by which it was asked for, empty for none.
alter table order_adjustment
  add column rule_id bigint null,
  add column code varchar(40) character set ascii collate ascii_bin not null default '',
  add key order_adjustment_rule (store_id, rule_id, order_id, amount_minor);
