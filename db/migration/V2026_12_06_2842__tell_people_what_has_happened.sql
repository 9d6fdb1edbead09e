-- What the people of a merchant are told of. person_id: who alone is told; null for all who may see it. by_person_id:
-- whose doing it was, who is not told of it. subject: the number or name of what it is about; link: its page, below
-- that of the store. counted: how many things it tells of.
create table notice (
  merchant_id bigint not null,
  id bigint not null,
  store_id bigint not null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  person_id bigint null,
  by_person_id bigint null,
  by_name varchar(120) not null,
  subject varchar(200) not null,
  link varchar(300) not null,
  counted int not null,
  at datetime(6) not null,
  primary key (merchant_id, id),
  key notice_store (merchant_id, store_id, id),
  foreign key (merchant_id) references merchant (id),
  foreign key (store_id) references store (id),
  foreign key (person_id) references person (id) on delete cascade,
  foreign key (by_person_id) references person (id) on delete set null
);
-- All notices up to this one are read by that person.
create table notice_seen (
  merchant_id bigint not null,
  person_id bigint not null,
  up_to_id bigint not null,
  primary key (merchant_id, person_id),
  foreign key (merchant_id) references merchant (id),
  foreign key (person_id) references person (id) on delete cascade
);
-- Of those behind it, the ones that are read by themselves.
create table notice_read (
  merchant_id bigint not null,
  person_id bigint not null,
  notice_id bigint not null,
  primary key (merchant_id, person_id, notice_id),
  foreign key (merchant_id, notice_id) references notice (merchant_id, id) on delete cascade,
  foreign key (person_id) references person (id) on delete cascade
);
