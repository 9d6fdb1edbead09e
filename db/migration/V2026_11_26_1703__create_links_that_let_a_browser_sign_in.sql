-- Mailed to a person for whom others try passwords: lets a browser that nobody knows try as well. Works once.
create table sign_in_link (
  token_hash char(64) character set ascii collate ascii_bin not null primary key,
  person_id bigint not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  used_at datetime(6) null,
  key sign_in_link_person (person_id, created_at),
  key sign_in_link_expiry (expires_at),
  foreign key (person_id) references person (id)
);
