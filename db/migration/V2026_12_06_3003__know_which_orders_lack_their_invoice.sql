-- Orders that were due an invoice by themselves when it could not be made; gone once one is made. What stands in its way is
-- asked when it is looked at.
create table invoice_missing (
  store_id bigint not null,
  order_id bigint not null,
  since datetime(6) not null,
  primary key (store_id, order_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
