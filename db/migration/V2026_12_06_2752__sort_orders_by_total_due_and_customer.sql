-- own_total_minor: in the currency of the store. due_at: what was never promised comes after all that was (no later day can be sent
-- to MariaDB as a parameter).
alter table orders
  add column own_total_minor bigint as (ifnull(store_total_minor, total_minor)) virtual,
  add column due_at datetime(6) as (ifnull(promised_at, timestamp'2037-12-31 00:00:00')) virtual;

-- Any mix of filters is decided within the index by which a list is sorted.
alter table orders
  drop key orders_placed,
  add key orders_placed (store_id, placed_at, id, fulfilment_state, payment_state, method, source, own_total_minor),
  add key orders_due (store_id, due_at, id, fulfilment_state, payment_state, method),
  add key orders_total (store_id, own_total_minor, id, fulfilment_state, payment_state, method),
  add key orders_name (store_id, customer_name, id, fulfilment_state, payment_state, method),
  add key orders_return (store_id, return_state, placed_at, id);
