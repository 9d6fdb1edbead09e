-- In minor units; null in quotes of older releases, which hold whatever the goods cost.
alter table shipping_quote add column value_minor bigint null;
