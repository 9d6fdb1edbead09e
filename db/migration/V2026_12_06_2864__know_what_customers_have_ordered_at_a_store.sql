-- Kept beside their orders for lists. name: as they are sorted. orders, spent_minor: without what was cancelled or credited, in the
-- currency of the store. last_at: of the last order, or since when the store knows them. sum_rule: by which rule this was written.
alter table customer_store
  add column name varchar(120) not null default '',
  add column marketing varchar(10) character set ascii collate ascii_bin not null default 'none',
  add column orders int not null default 0,
  add column spent_minor bigint not null default 0,
  add column last_order_at datetime(6) null,
  add column sum_rule tinyint not null default 0;
alter table customer_store add column last_at datetime(6) as (ifnull(last_order_at, created_at)) virtual;
-- Any filter by consent is decided within the index by which a list is sorted.
alter table customer_store
  add key customer_store_last (store_id, last_at, customer_id, marketing),
  add key customer_store_spent (store_id, spent_minor, customer_id, marketing),
  add key customer_store_name (store_id, name, customer_id, marketing);
