-- image_alt: what the picture shows, for who does not see it; empty where nobody has said it.
alter table category
  add column media_id bigint null,
  add column image_alt varchar(200) not null default '',
  add foreign key (store_id, media_id) references media (store_id, id);
