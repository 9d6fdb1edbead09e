-- Null for that of the store.
alter table cart add column currency char(3) character set ascii collate ascii_bin null;
