-- asker_hash: of the visitor who asked, or of the id that a program was answered; nobody else can use the code.
-- code_hash: with the id before it; null until the mail is written, as no code is kept anywhere but in its mail.
create table proof_code (
  store_id bigint not null,
  asker_hash binary(32) not null,
  id bigint not null,
  email varchar(254) collate utf8mb4_bin not null,
  code_hash binary(32) null,
  tries int not null,
  expires_at datetime(6) not null,
  primary key (store_id, asker_hash),
  key proof_code_id (store_id, id),
  key proof_code_age (store_id, expires_at),
  foreign key (store_id) references store (id)
);
