-- An address that a category had leads to the one it has, until another category takes it.
create table category_slug (
  store_id bigint not null,
  slug varchar(120) character set ascii collate ascii_bin not null,
  category_id bigint not null,
  created_at datetime(6) not null,
  primary key (store_id, slug),
  key category_slug_category (store_id, category_id, created_at),
  foreign key (store_id, category_id) references category (store_id, id) on delete cascade
);
