-- Beside the sizes in media and media_size, which releases before read by their side alone: each is shorter than its like.
create table media_webp (
  store_id bigint not null,
  media_id bigint not null,
  side int not null,
  sha256 char(64) character set ascii collate ascii_bin not null,
  primary key (store_id, media_id, side),
  key media_webp_file (store_id, sha256),
  foreign key (store_id, media_id) references media (store_id, id),
  foreign key (store_id, sha256) references media_file (store_id, sha256)
);
