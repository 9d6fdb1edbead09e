-- Who changed how much of what in a store on a day of its zone, once the day is over. actor_id: a person; 0 for the others.
-- action: as in the log.
create table audit_day (
  store_id bigint not null,
  day date not null,
  actor_kind varchar(10) character set ascii collate ascii_bin not null,
  actor_id bigint not null,
  actor varchar(160) collate utf8mb4_bin not null,
  action varchar(60) character set ascii collate ascii_bin not null,
  changes int not null,
  primary key (store_id, day, actor_kind, actor_id, actor, action),
  foreign key (store_id) references store (id)
);

-- Up to which day, with it, the days of a store are counted.
create table audit_counted (
  store_id bigint not null primary key,
  day date not null,
  foreign key (store_id) references store (id)
);
-- The entries of a day, also of a store that has had others since.
alter table audit_entry add key audit_entry_at (merchant_id, store_id, at, id);
