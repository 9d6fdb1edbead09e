-- What a person said of a kind of notices; what they did not say of is as it is for everybody.
create table notice_choice (
  person_id bigint not null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  shown boolean not null,
  mailed boolean not null,
  primary key (person_id, kind),
  foreign key (person_id) references person (id) on delete cascade
);
