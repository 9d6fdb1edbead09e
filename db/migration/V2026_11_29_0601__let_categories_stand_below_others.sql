-- parent_id: null at the top. position: among those below the same one. description: what shoppers read above the goods.
alter table category
  add column parent_id bigint null,
  add column description varchar(2000) not null default '',
  add key category_parent (store_id, parent_id, position),
  add foreign key (store_id, parent_id) references category (store_id, id);
