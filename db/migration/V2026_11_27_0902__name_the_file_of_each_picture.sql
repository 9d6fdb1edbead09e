-- sha256 is null where the bytes are in this table alone, as releases before wrote them; in_table is false where they are
-- in the file alone. Without the checks, which all would pass, the keys are added in place instead of by a copy of the tables.
set foreign_key_checks = 0;
alter table media
  add column sha256 char(64) character set ascii collate ascii_bin null,
  add column in_table boolean not null default true,
  add key media_file (store_id, sha256),
  add constraint media_has_file foreign key (store_id, sha256) references media_file (store_id, sha256);
alter table media_size
  add column sha256 char(64) character set ascii collate ascii_bin null,
  add column in_table boolean not null default true,
  add key media_size_file (store_id, sha256),
  add constraint media_size_has_file foreign key (store_id, sha256) references media_file (store_id, sha256);
set foreign_key_checks = 1;
