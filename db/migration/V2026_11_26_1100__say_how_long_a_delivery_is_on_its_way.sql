-- Minutes from the door of the store to that of the shopper, beside those of the preparation.
alter table store add column delivery_minutes smallint not null default 30 after preparation_minutes;
