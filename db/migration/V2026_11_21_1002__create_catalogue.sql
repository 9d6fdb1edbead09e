create table media (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  content_type varchar(40) character set ascii collate ascii_bin not null,
  width int not null,
  height int not null,
  bytes mediumblob not null,
  created_at datetime(6) not null,
  primary key (store_id, id),
  unique key media_public_id (store_id, public_id),
  foreign key (store_id) references store (id)
);

create table category (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  slug varchar(120) character set ascii collate ascii_bin not null,
  title varchar(120) not null,
  position int not null,
  version int not null,
  primary key (store_id, id),
  unique key category_public_id (store_id, public_id),
  unique key category_slug (store_id, slug),
  foreign key (store_id) references store (id)
);

-- price_minor is that of the cheapest active variant, kept here so that lists can be sorted and filtered by it.
create table product (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  slug varchar(120) character set ascii collate ascii_bin not null,
  title varchar(200) not null,
  second_title varchar(200) not null,
  description text not null,
  category_id bigint null,
  media_id bigint null,
  image_alt varchar(200) not null,
  state varchar(10) character set ascii collate ascii_bin not null,
  price_minor bigint not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  version int not null,
  primary key (store_id, id),
  unique key product_public_id (store_id, public_id),
  unique key product_slug (store_id, slug),
  key product_newest (store_id, state, id),
  key product_price (store_id, state, price_minor, id),
  key product_title (store_id, state, title, id),
  key product_category (store_id, category_id, state, id),
  foreign key (store_id, category_id) references category (store_id, id),
  foreign key (store_id, media_id) references media (store_id, id)
);

create table variant (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  product_id bigint not null,
  title varchar(120) not null,
  sku varchar(80) not null,
  price_minor bigint not null,
  compare_at_minor bigint null,
  tracked tinyint(1) not null,
  active tinyint(1) not null,
  position int not null,
  primary key (store_id, id),
  unique key variant_public_id (store_id, public_id),
  key variant_product (store_id, product_id, position),
  key variant_sku (store_id, sku),
  foreign key (store_id, product_id) references product (store_id, id)
);
