-- A person signs in; one person may work for several merchants. Addresses are stored in lower case.
create table person (
  id bigint not null primary key,
  public_id char(22) character set ascii collate ascii_bin not null,
  email varchar(254) collate utf8mb4_bin not null,
  name varchar(120) not null,
  password_hash varchar(255) character set ascii collate ascii_bin not null,
  locale varchar(20) character set ascii collate ascii_bin not null,
  created_at datetime(6) not null,
  unique key person_public_id (public_id),
  unique key person_email (email)
);

-- Only the hash of a reset token is kept; a token works once and for a short time.
create table password_reset (
  token_hash char(64) character set ascii collate ascii_bin not null primary key,
  person_id bigint not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  used_at datetime(6) null,
  key password_reset_person (person_id, created_at),
  foreign key (person_id) references person (id)
);

-- Spring Session's tables for MySQL (schema-mysql.sql of spring-session-jdbc), names in lower case.
create table spring_session (
  primary_id char(36) not null,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100),
  primary key (primary_id),
  unique key spring_session_session_id (session_id),
  key spring_session_expiry_time (expiry_time),
  key spring_session_principal_name (principal_name)
) row_format = dynamic;

create table spring_session_attributes (
  session_primary_id char(36) not null,
  attribute_name varchar(200) not null,
  attribute_bytes blob not null,
  primary key (session_primary_id, attribute_name),
  foreign key (session_primary_id) references spring_session (primary_id) on delete cascade
) row_format = dynamic;
