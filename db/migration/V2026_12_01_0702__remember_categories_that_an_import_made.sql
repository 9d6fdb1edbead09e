-- They go when the import is taken back, unless somebody uses them. id: in the order in which they were made.
create table product_import_category (
  store_id bigint not null,
  import_id bigint not null,
  id bigint not null,
  category_public_id char(22) character set ascii collate ascii_bin not null,
  primary key (store_id, import_id, id),
  foreign key (store_id, import_id) references product_import (store_id, id) on delete cascade
);
