-- What an order comes to in the currency of the store, less what it was credited with: what lists show, sort and narrow by.
-- own_total_minor stays for nodes of the last release.
alter table orders
  add column own_worth_minor bigint as (ifnull(store_total_minor, total_minor)
    - if(minor_rate is null, credited_minor, round(credited_minor / minor_rate))) virtual;

alter table orders
  drop key orders_placed,
  drop key orders_total,
  add key orders_placed (store_id, placed_at, id, fulfilment_state, payment_state, method, source, own_worth_minor),
  add key orders_worth (store_id, own_worth_minor, id, fulfilment_state, payment_state, method);
