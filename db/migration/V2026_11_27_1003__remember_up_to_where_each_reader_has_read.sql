create table event_reader (
  store_id bigint not null,
  reader varchar(40) character set ascii collate ascii_bin not null,
  position bigint not null,
  primary key (store_id, reader),
  foreign key (store_id) references store (id)
);
