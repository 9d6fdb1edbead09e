-- What can be chosen with a product: groups of modifiers, shared by products.
-- minimum, maximum: units of a group that one unit of the product takes; each unit of a modifier counts as one.
create table modifier_group (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  title varchar(120) not null,
  minimum smallint not null,
  maximum smallint not null,
  version int not null,
  primary key (store_id, id),
  unique key modifier_group_public_id (store_id, public_id)
);

-- price_minor: what a unit adds to the price of the product; less than nothing takes off.
-- inner_group_id: what can be chosen with it in turn; the modifiers of that group have none.
-- sold_out: not to be had; sold_out_until: when it is again, null for when somebody says so.
create table modifier (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  group_id bigint not null,
  position int not null,
  title varchar(120) not null,
  price_minor bigint not null,
  preselected boolean not null,
  inner_group_id bigint null,
  sold_out boolean not null default false,
  sold_out_until datetime(6) null,
  primary key (store_id, id),
  unique key modifier_public_id (store_id, public_id),
  key modifier_of_group (store_id, group_id, position),
  key modifier_with_inner_group (store_id, inner_group_id),
  foreign key (store_id, group_id) references modifier_group (store_id, id) on delete cascade,
  foreign key (store_id, inner_group_id) references modifier_group (store_id, id)
);

-- The groups that a product offers, in their order.
create table product_modifier_group (
  store_id bigint not null,
  product_id bigint not null,
  group_id bigint not null,
  position int not null,
  primary key (store_id, product_id, group_id),
  key product_of_modifier_group (store_id, group_id),
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade,
  foreign key (store_id, group_id) references modifier_group (store_id, id) on delete cascade
);
