-- An address that is invited to work for a merchant, in one store or (null) in all. Of the token in the mail only the
-- hash is kept; there is none until the mail is written, and a mail that is sent again has another one. sent_from is
-- the store whose name and language the mail has.
create table invitation (
  merchant_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  store_id bigint null,
  sent_from bigint not null,
  role varchar(20) character set ascii collate ascii_bin not null,
  email varchar(254) collate utf8mb4_bin not null,
  token_hash char(64) character set ascii collate ascii_bin null,
  invited_by bigint not null,
  state varchar(20) character set ascii collate ascii_bin not null,
  created_at datetime(6) not null,
  sent_at datetime(6) not null,
  expires_at datetime(6) not null,
  primary key (merchant_id, id),
  unique key invitation_public_id (merchant_id, public_id),
  key invitation_token (merchant_id, token_hash),
  key invitation_state (merchant_id, state, email),
  foreign key (merchant_id) references merchant (id),
  foreign key (store_id) references store (id),
  foreign key (sent_from) references store (id),
  foreign key (invited_by) references person (id)
);
