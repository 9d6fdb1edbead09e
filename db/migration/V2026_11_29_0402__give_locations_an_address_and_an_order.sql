-- position: from which location is taken first, from 0. active: closed ones hold nothing, and nothing comes in there.
alter table location
  add column line1 varchar(120) not null default '',
  add column line2 varchar(120) not null default '',
  add column postal_code varchar(20) not null default '',
  add column city varchar(80) not null default '',
  add column region varchar(80) not null default '',
  add column country char(2) character set ascii collate ascii_bin not null default '',
  add column active tinyint(1) not null default 1,
  add column position int not null default 0;
