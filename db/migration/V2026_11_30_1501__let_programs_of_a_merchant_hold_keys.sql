-- A key with which a program of the merchant acts for a store. Of the key itself only its hash is kept: it is 190 random
-- bits, which nobody tries out, so that a slow hash would protect nothing more. hint: its beginning, by which people
-- know it. scopes: codes, parted by blanks.
create table api_key (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  name varchar(80) not null,
  hint varchar(12) character set ascii collate ascii_bin not null,
  token_hash char(64) character set ascii collate ascii_bin not null,
  scopes varchar(200) character set ascii collate ascii_bin not null,
  created_by varchar(160) not null,
  created_at datetime(6) not null,
  expires_at datetime(6) null,
  revoked_at datetime(6) null,
  last_used_at datetime(6) null,
  primary key (store_id, id),
  unique key api_key_public_id (store_id, public_id),
  unique key api_key_token (store_id, token_hash),
  foreign key (store_id) references store (id)
);
