-- cart_hold_minutes: for how long what is put into a cart is held for its shopper; 0: only checkout takes stock.
alter table store add column cart_hold_minutes smallint not null default 0;
