-- Links by which a draft is completed: of each way at most one, and the one before it ceases. Of the token its hash alone
-- is kept.
create table draft_order_link (
  store_id bigint not null,
  draft_id bigint not null,
  way varchar(12) character set ascii collate ascii_bin not null,
  token_hash binary(32) not null,
  made_at datetime(6) not null,
  primary key (store_id, draft_id, way),
  unique key draft_order_link_token (store_id, token_hash),
  foreign key (store_id, draft_id) references draft_order (store_id, id)
);
