-- A file is there from before its bytes are kept until after they are gone. unused_since: null where a row is known to name it.
create table media_file (
  store_id bigint not null,
  sha256 char(64) character set ascii collate ascii_bin not null,
  unused_since datetime(6) null,
  primary key (store_id, sha256),
  foreign key (store_id) references store (id)
);
