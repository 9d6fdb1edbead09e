-- Only the hash of the token is kept. email: the address it was sent to, which may be another one by now.
create table email_verification (
  token_hash char(64) character set ascii collate ascii_bin not null primary key,
  person_id bigint not null,
  email varchar(254) collate utf8mb4_bin not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  key email_verification_person (person_id, created_at),
  key email_verification_expires (expires_at),
  foreign key (person_id) references person (id)
);
