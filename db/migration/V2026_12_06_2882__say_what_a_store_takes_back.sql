-- How a store takes goods back; one without a row says nothing of it yet. days: after they came; 0 for not at all.
create table return_terms (
  store_id bigint not null,
  days int not null,
  instructions varchar(1000) not null,
  address varchar(400) not null,
  version int not null,
  primary key (store_id),
  foreign key (store_id) references store (id)
);
