-- Tax of the store's own country that its prices hold, and that was taken off as none is owed. Of the goods: shipping is kept without it.
alter table orders add column tax_spared_minor bigint not null default 0;
