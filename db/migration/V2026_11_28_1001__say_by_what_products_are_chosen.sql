-- Up to three options of a product, such as size and colour, each with its values, in their order.
create table product_option (
  store_id bigint not null,
  id bigint not null,
  product_id bigint not null,
  position int not null,
  name varchar(60) not null,
  primary key (store_id, id),
  key product_option_product (store_id, product_id, position),
  foreign key (store_id, product_id) references product (store_id, id)
);

create table option_value (
  store_id bigint not null,
  id bigint not null,
  option_id bigint not null,
  position int not null,
  value varchar(100) not null,
  primary key (store_id, id),
  key option_value_option (store_id, option_id, position),
  foreign key (store_id, option_id) references product_option (store_id, id)
);
