-- A file of products that was sent, and how far it has come. reading_sha256: of its bytes while it is looked at, so that
-- two who send one file at once find the same. columns, unused: names as JSON. problem: why it is no such file.
create table product_import (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  person_id bigint null,
  actor_name varchar(200) not null,
  file_name varchar(200) not null,
  bytes int not null,
  reading_sha256 char(64) character set ascii collate ascii_bin null,
  state varchar(10) character set ascii collate ascii_bin not null,
  dialect varchar(20) character set ascii collate ascii_bin null,
  columns mediumtext not null,
  unused mediumtext not null,
  file_rows int not null default 0,
  rows_seen int not null default 0,
  problem varchar(80) character set ascii collate ascii_bin null,
  problem_args text not null,
  created_at datetime(6) not null,
  started_at datetime(6) null,
  finished_at datetime(6) null,
  primary key (store_id, id),
  unique key product_import_public_id (store_id, public_id),
  unique key product_import_reading (store_id, reading_sha256),
  key product_import_created (store_id, created_at),
  foreign key (store_id) references store (id)
);
-- A product of the file, or a row that is not taken. step: what has become of it. version_before, version_after: of the
-- product when it was looked at and when it was changed; was: the product before, as JSON. changes, troubles, cells: JSON.
create table product_import_line (
  store_id bigint not null,
  import_id bigint not null,
  number int not null,
  line int not null,
  outcome varchar(10) character set ascii collate ascii_bin not null,
  step varchar(10) character set ascii collate ascii_bin not null,
  clears tinyint(1) not null,
  handle varchar(200) not null,
  title varchar(300) not null,
  product_id bigint null,
  version_before int null,
  version_after int null,
  changes mediumtext not null,
  troubles mediumtext not null,
  cells mediumtext null,
  was mediumtext null,
  primary key (store_id, import_id, number),
  key product_import_line_outcome (store_id, import_id, outcome, number),
  key product_import_line_step (store_id, import_id, step, number),
  foreign key (store_id, import_id) references product_import (store_id, id) on delete cascade
);
-- A picture that is fetched for a product. variants: titles of those that show it, as JSON.
create table product_import_picture (
  store_id bigint not null,
  import_id bigint not null,
  id bigint not null,
  number int not null,
  product_id bigint not null,
  position int not null,
  address varchar(2000) not null,
  alt varchar(300) null,
  variants mediumtext not null,
  state varchar(10) character set ascii collate ascii_bin not null,
  reason varchar(40) character set ascii collate ascii_bin null,
  primary key (store_id, import_id, id),
  key product_import_picture_state (store_id, import_id, state, id),
  key product_import_picture_product (store_id, import_id, product_id, position),
  foreign key (store_id, import_id) references product_import (store_id, id) on delete cascade
);
-- From where a picture of a product was fetched, so that the same address is not fetched again.
create table product_picture_source (
  store_id bigint not null,
  product_id bigint not null,
  address_sha256 char(64) character set ascii collate ascii_bin not null,
  media_public_id char(22) character set ascii collate ascii_bin not null,
  primary key (store_id, product_id, address_sha256),
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade
);
