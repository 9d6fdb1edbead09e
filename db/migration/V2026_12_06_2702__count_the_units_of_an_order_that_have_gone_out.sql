-- For lists: what is in fulfilments that stand. Of orders that were completed before there were any it is 0, and all
-- of them has gone out.
alter table orders add column units_gone int not null default 0;
