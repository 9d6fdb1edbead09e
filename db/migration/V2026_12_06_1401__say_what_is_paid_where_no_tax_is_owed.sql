-- In stores whose prices hold the tax. Stores that were there before keep what they did: their prices stay.
alter table store_tax add column price_stays boolean not null default true;
