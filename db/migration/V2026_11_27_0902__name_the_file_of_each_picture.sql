-- sha256 is null where the bytes are in this table alone, as releases before wrote them; in_table is false where they are
-- in the file alone. Columns first and keys after them: together they would copy the tables with all their pictures (MySQL
-- adds columns INSTANT only where nothing else is done). Without the checks, which all would pass, the keys are added in place.
alter table media
  add column sha256 char(64) character set ascii collate ascii_bin null,
  add column in_table boolean not null default true;
alter table media_size
  add column sha256 char(64) character set ascii collate ascii_bin null,
  add column in_table boolean not null default true;
set foreign_key_checks = 0;
alter table media
  add key media_file (store_id, sha256),
  add constraint media_has_file foreign key (store_id, sha256) references media_file (store_id, sha256);
alter table media_size
  add key media_size_file (store_id, sha256),
  add constraint media_size_has_file foreign key (store_id, sha256) references media_file (store_id, sha256);
set foreign_key_checks = 1;
