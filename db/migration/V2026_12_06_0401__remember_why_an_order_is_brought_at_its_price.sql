-- told: JSON of the rate that was taken, the quote that held its price, and of zones and rates that were tried.
create table order_shipping_note (
  store_id bigint not null,
  order_id bigint not null,
  told mediumtext not null,
  primary key (store_id, order_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
