alter table orders add key orders_name (store_id, customer_name, placed_at);
