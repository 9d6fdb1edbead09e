-- Where a printer of kind network takes what it prints: address and port; empty for those that ask.
alter table printer add column address varchar(60) character set ascii collate ascii_bin not null default '';
