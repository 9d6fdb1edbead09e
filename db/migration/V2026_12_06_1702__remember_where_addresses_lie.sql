-- address: its hash alone. latitude, longitude: millionths of a degree; null where nobody knows the address.
create table geocode_answer (
  store_id bigint not null,
  address char(64) character set ascii collate ascii_bin not null,
  latitude int null,
  longitude int null,
  holds_until datetime(6) not null,
  primary key (store_id, address),
  key geocode_answer_age (store_id, holds_until),
  foreign key (store_id) references store (id)
);
