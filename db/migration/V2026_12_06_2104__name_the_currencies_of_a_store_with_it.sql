-- The price lists that are on, as PriceList.kept writes them: a store is read with each request, and its lists with it.
alter table store add column sells_in varchar(800) not null default '';
