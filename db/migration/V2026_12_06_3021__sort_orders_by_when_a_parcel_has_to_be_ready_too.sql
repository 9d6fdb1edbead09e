-- When an order is due: as was promised; where no time was, as with parcels, when the store has to be done with it. What is sent by
-- nobody (gift cards alone) and what has neither comes after all others. due_at stays for nodes of the last release.
alter table orders
  add column due_by datetime(6)
    as (coalesce(promised_at, if(sent = 1, ready_by, null), timestamp'2037-12-31 00:00:00')) virtual;

alter table orders
  drop key orders_due,
  add key orders_due_by (store_id, due_by, id, fulfilment_state, payment_state, method);
