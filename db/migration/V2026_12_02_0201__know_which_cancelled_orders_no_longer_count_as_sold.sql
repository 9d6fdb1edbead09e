-- Cancelled orders whose units were taken off product_sold again, each once; kept as long as its numbers are.
create table product_unsold (
  store_id bigint not null,
  order_id bigint not null,
  placed_at datetime(6) not null,
  primary key (store_id, order_id),
  key product_unsold_placed (store_id, placed_at)
);
