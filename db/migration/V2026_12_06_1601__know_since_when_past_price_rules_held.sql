-- Since when it took off what it did, whatever its first day; null where that is not known.
alter table price_rule_past add column held_from datetime(6) null;
