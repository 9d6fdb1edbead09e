-- What a store writes in mails of a kind, in one language; parsed by our own reader, which knows a few placeholders.
create table mail_text (
  store_id bigint not null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  language varchar(8) character set ascii collate ascii_bin not null,
  subject varchar(200) not null,
  text varchar(3000) not null,
  version int not null,
  changed_at datetime(6) not null,
  primary key (store_id, kind, language),
  foreign key (store_id) references store (id)
);
-- Whether mails of a kind are sent at all, where a store has said so.
create table mail_switch (
  store_id bigint not null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  sent boolean not null,
  primary key (store_id, kind),
  foreign key (store_id) references store (id)
);
