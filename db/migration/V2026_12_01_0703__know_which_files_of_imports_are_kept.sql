-- Written before the file is kept and deleted behind it, so that a file whose import never came to be is found. id: of
-- the import.
create table product_import_file (
  store_id bigint not null,
  id bigint not null,
  created_at datetime(6) not null,
  primary key (store_id, id),
  key product_import_file_created (store_id, created_at),
  foreign key (store_id) references store (id)
);
