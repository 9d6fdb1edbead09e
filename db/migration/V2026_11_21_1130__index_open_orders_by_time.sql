-- Boards, front page and inbox ask for open orders (closed_at is null) in the order they came.
alter table orders add key orders_open (store_id, closed_at, placed_at, id, fulfilment_state);
