-- told: JSON of the rules that were tried and what became of each, and of the steps of the lines that one took off.
create table order_price_note (
  store_id bigint not null,
  order_id bigint not null,
  told mediumtext not null,
  primary key (store_id, order_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
