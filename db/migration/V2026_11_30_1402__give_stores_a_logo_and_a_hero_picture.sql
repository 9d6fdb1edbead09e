-- hero_path: where the button of the hero leads within the shop; empty for none.
create table store_face (
  store_id bigint not null primary key,
  logo_id bigint null,
  hero_id bigint null,
  hero_alt varchar(200) not null,
  hero_action varchar(60) not null,
  hero_path varchar(200) not null,
  version int not null,
  foreign key (store_id) references store (id),
  foreign key (store_id, logo_id) references media (store_id, id),
  foreign key (store_id, hero_id) references media (store_id, id)
);
