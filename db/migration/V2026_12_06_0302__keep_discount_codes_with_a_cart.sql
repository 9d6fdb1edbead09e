-- codes: those that the shopper gave, with a blank between them.
alter table cart add column codes varchar(255) character set ascii collate ascii_bin not null default '';
