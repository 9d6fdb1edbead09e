-- An address that a brand had leads to the one it has, until another brand takes it.
create table brand_slug (
  store_id bigint not null,
  slug varchar(120) character set ascii collate ascii_bin not null,
  brand_id bigint not null,
  created_at datetime(6) not null,
  primary key (store_id, slug),
  key brand_slug_brand (store_id, brand_id, created_at),
  foreign key (store_id, brand_id) references brand (store_id, id) on delete cascade
);
