-- A selection of products and what is done to all of them. edit: what that is, as JSON; empty while it is being chosen.
-- undoes_id: the one whose changes it takes back.
create table bulk_edit (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  person_id bigint null,
  actor_name varchar(200) not null,
  state varchar(10) character set ascii collate ascii_bin not null,
  edit text not null,
  undoes_id bigint null,
  undone tinyint(1) not null default 0,
  total int not null,
  created_at datetime(6) not null,
  started_at datetime(6) null,
  finished_at datetime(6) null,
  primary key (store_id, id),
  unique key bulk_edit_public_id (store_id, public_id),
  key bulk_edit_created (store_id, created_at),
  foreign key (store_id) references store (id)
);
-- was: the product before, as JSON. version_after: of the product when it was changed; a later one means that somebody
-- else has changed it since.
create table bulk_edit_product (
  store_id bigint not null,
  bulk_edit_id bigint not null,
  product_id bigint not null,
  outcome varchar(10) character set ascii collate ascii_bin not null,
  reason varchar(20) character set ascii collate ascii_bin null,
  was mediumtext null,
  version_after int null,
  primary key (store_id, bulk_edit_id, product_id),
  key bulk_edit_product_outcome (store_id, bulk_edit_id, outcome, product_id),
  foreign key (store_id, bulk_edit_id) references bulk_edit (store_id, id) on delete cascade
);
