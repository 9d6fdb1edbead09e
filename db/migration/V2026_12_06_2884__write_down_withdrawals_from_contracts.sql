-- Declarations by which shoppers withdraw from a contract (Directive 2011/83/EU, article 11a), as they were typed:
-- nobody has to prove anything for one to count. order_id: null where no order has that number; proven: whether it was
-- placed with that address; return_id: what comes back for it.
create table withdrawal (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  order_id bigint null,
  name varchar(120) not null,
  order_text varchar(40) not null,
  email varchar(254) not null,
  proven tinyint(1) not null,
  return_id bigint null,
  once varchar(60) character set ascii collate ascii_bin null,
  declared_at datetime(6) not null,
  primary key (store_id, id),
  unique key withdrawal_public_id (store_id, public_id),
  unique key withdrawal_once (store_id, once),
  key withdrawal_order (store_id, order_id),
  foreign key (store_id) references store (id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
