-- legal: which page it is that the law asks for, one of each; null for a free one.
-- text: what its markup says; html: what the sanitizer made of it, null for plain text.
create table store_page (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  slug varchar(120) character set ascii collate ascii_bin not null,
  title varchar(120) not null,
  legal varchar(12) character set ascii collate ascii_bin null,
  text mediumtext not null,
  html mediumtext null,
  published tinyint(1) not null,
  position int not null,
  version int not null,
  updated_at datetime(6) not null,
  primary key (store_id, id),
  unique key store_page_public_id (store_id, public_id),
  unique key store_page_slug (store_id, slug),
  unique key store_page_legal (store_id, legal),
  foreign key (store_id) references store (id)
);
