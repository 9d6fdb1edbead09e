-- The last number of a series in a year: raised in the transaction that writes what has it, so that none is lost.
create table invoice_counter (
  store_id bigint not null,
  series varchar(10) character set ascii collate ascii_bin not null,
  year smallint not null,
  last int not null,
  primary key (store_id, series, year),
  foreign key (store_id) references store (id)
);

-- What was stated of an order, as it was then: never changed, never deleted. content is all that it says, as JSON, in the
-- minor units of its currency. former_id: what it corrects or credits; refund_id: the refund that it is for.
create table invoice (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  kind varchar(12) character set ascii collate ascii_bin not null,
  series varchar(10) character set ascii collate ascii_bin not null,
  year smallint not null,
  sequence int not null,
  number varchar(40) not null,
  order_id bigint not null,
  former_id bigint null,
  refund_id bigint null,
  issued_at datetime(6) not null,
  issued_on date not null,
  buyer varchar(120) not null,
  currency char(3) character set ascii collate ascii_bin not null,
  total_minor bigint not null,
  content mediumtext not null,
  actor_kind varchar(10) character set ascii collate ascii_bin not null,
  actor varchar(160) not null,
  primary key (store_id, id),
  unique key invoice_public_id (store_id, public_id),
  unique key invoice_sequence (store_id, series, year, sequence),
  unique key invoice_number (store_id, number),
  unique key invoice_refund (store_id, former_id, refund_id),
  key invoice_order (store_id, order_id, id),
  foreign key (store_id, order_id) references orders (store_id, id),
  foreign key (store_id, former_id) references invoice (store_id, id)
);

-- The file that was made of it, once. xml: what is in it for programs; null where it has none.
create table invoice_file (
  store_id bigint not null,
  invoice_id bigint not null,
  pdf mediumblob not null,
  xml mediumtext null,
  made_at datetime(6) not null,
  primary key (store_id, invoice_id),
  foreign key (store_id, invoice_id) references invoice (store_id, id)
);
