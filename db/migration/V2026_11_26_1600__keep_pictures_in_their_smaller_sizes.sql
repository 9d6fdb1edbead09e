-- The largest stays in media. A picture without smaller sizes is shown as it is.
create table media_size (
  store_id bigint not null,
  media_id bigint not null,
  side int not null,
  content_type varchar(40) character set ascii collate ascii_bin not null,
  bytes mediumblob not null,
  primary key (store_id, media_id, side),
  foreign key (store_id, media_id) references media (store_id, id)
);
