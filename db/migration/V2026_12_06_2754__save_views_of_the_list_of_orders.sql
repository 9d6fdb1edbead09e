-- query: what stands behind the question mark of the list. person_id: whose it is; null for one of the store.
create table saved_view (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  person_id bigint null,
  name varchar(40) not null,
  query varchar(3000) not null,
  created_at datetime(6) not null,
  primary key (store_id, id),
  unique key saved_view_public_id (store_id, public_id),
  key saved_view_person (store_id, person_id, id),
  foreign key (store_id) references store (id),
  foreign key (person_id) references person (id) on delete cascade
);
