-- description: what shoppers read above the goods of the brand. version: rises when the brand itself is changed.
alter table brand
  add column logo_id bigint null,
  add column description varchar(2000) not null default '',
  add column version int not null default 1,
  add foreign key (store_id, logo_id) references media (store_id, id);
