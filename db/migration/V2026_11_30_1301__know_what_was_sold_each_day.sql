-- Units of each product that were ordered on a day (UTC), written as events of orders are read; kept for some weeks.
create table product_sold (
  store_id bigint not null,
  day date not null,
  product_id bigint not null,
  units int not null,
  primary key (store_id, day, product_id)
);
