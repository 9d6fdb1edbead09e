-- A unit of the variant is free for so many points; most: units of it in one order.
create table loyalty_reward (
  store_id bigint not null,
  position int not null,
  variant_id bigint not null,
  points int not null,
  most int not null,
  active tinyint(1) not null,
  primary key (store_id, position),
  foreign key (store_id, variant_id) references variant (store_id, id) on delete cascade
);
