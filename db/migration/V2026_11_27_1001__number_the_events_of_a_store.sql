-- position: taken last in the transaction, under the lock of the store's pulse, so that events become visible in the
-- order of their positions. Null where an older release wrote the row and it was not numbered yet.
-- Columns first and keys after them, so that no table is copied.
alter table event add column position bigint null;
alter table event add unique key event_position (store_id, position);
