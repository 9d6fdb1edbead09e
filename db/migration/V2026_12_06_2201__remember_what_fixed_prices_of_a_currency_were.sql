-- The lowest price of the 30 days before the one that holds now, in the list's currency; null where none is known.
alter table price_list_price add column lowest_minor bigint null;
