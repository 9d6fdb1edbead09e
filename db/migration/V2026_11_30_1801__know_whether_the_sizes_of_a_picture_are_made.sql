-- sizes: null while they wait for the job that makes them, as pictures of releases before do. unused_since: null where
-- something is known to show it. Columns first and the key after them, as of media (V2026_11_27_0902).
alter table media
  add column sizes varchar(10) character set ascii collate ascii_bin null,
  add column unused_since datetime(6) null;
alter table media add key media_sizes (store_id, sizes, id);
