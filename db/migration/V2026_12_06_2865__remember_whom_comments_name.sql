-- The members whom a comment in the timeline of an order names; name: as it stands there, behind the sign.
create table order_mention (
  store_id bigint not null,
  entry_id bigint not null,
  person_id bigint not null,
  name varchar(254) not null,
  primary key (store_id, entry_id, person_id),
  foreign key (store_id, entry_id) references order_timeline (store_id, id) on delete cascade,
  foreign key (person_id) references person (id) on delete cascade
);
