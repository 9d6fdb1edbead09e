-- anybody: else only those whom price_rule_buyer names. tier: of the merchant's points, or a higher one; empty for all.
alter table price_rule
  add column anybody tinyint(1) not null default 1,
  add column tier varchar(60) not null default '';
