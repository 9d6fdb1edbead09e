-- Any mix of filters is decided within the index, so that a list page costs the same where few orders match.
alter table orders
  drop key orders_placed,
  add key orders_placed (store_id, placed_at, id, fulfilment_state, payment_state, method);
