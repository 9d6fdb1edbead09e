-- An address that a page had leads to the one it has, until another page takes it.
create table store_page_slug (
  store_id bigint not null,
  slug varchar(120) character set ascii collate ascii_bin not null,
  page_id bigint not null,
  created_at datetime(6) not null,
  primary key (store_id, slug),
  key store_page_slug_page (store_id, page_id, created_at),
  foreign key (store_id, page_id) references store_page (store_id, id) on delete cascade
);
