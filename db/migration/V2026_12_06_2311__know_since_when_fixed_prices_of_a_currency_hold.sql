-- lowest_at: when the change was of which lowest_minor is told; null where none is known.
alter table price_list_price add column lowest_at datetime(6) null;
