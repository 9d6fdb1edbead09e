-- name_folded: as names are compared, so that two spellings of one brand are one.
create table brand (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  slug varchar(120) character set ascii collate ascii_bin not null,
  name varchar(100) not null,
  name_folded varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
  created_at datetime(6) not null,
  primary key (store_id, id),
  unique key brand_public_id (store_id, public_id),
  unique key brand_slug (store_id, slug),
  unique key brand_name (store_id, name_folded),
  foreign key (store_id) references store (id)
);
