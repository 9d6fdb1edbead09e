-- holder_hash: of the visitor, or of the token that a program holds.
create table proof (
  store_id bigint not null,
  holder_hash binary(32) not null,
  email varchar(254) collate utf8mb4_bin not null,
  proven_at datetime(6) not null,
  ends_at datetime(6) not null,
  primary key (store_id, holder_hash),
  key proof_age (store_id, ends_at),
  foreign key (store_id) references store (id)
);
