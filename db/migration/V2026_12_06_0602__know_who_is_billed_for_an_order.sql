-- vat_id_state: what was known of the id when the order was taxed, or what staff have said since.
-- country and the rest: empty where it is billed to where it goes.
create table order_billing (
  store_id bigint not null,
  order_id bigint not null,
  company varchar(120) not null,
  vat_id varchar(16) character set ascii collate ascii_bin not null,
  vat_id_state varchar(12) character set ascii collate ascii_bin not null,
  answered_at datetime(6) null,
  consultation varchar(40) character set ascii collate ascii_bin not null,
  country varchar(2) character set ascii collate ascii_bin not null,
  postal_code varchar(20) not null,
  region varchar(80) not null,
  city varchar(80) not null,
  line1 varchar(120) not null,
  line2 varchar(120) not null,
  primary key (store_id, order_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
