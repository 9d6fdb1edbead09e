-- A store without any has those that its settings say. name and terms are what shoppers read; empty for our own words.
create table payment_method (
  store_id bigint not null,
  id bigint not null,
  public_id varchar(22) character set ascii collate ascii_bin not null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  name varchar(60) not null,
  terms varchar(600) not null,
  pickup boolean not null,
  delivery boolean not null,
  shipping boolean not null,
  counts varchar(20) character set ascii collate ascii_bin not null,
  active boolean not null,
  position int not null,
  version int not null,
  primary key (store_id, id),
  unique key payment_method_public_id (store_id, public_id),
  foreign key (store_id) references store (id)
);
