-- As of products.
alter table modifier
  add column allergens varchar(600) character set ascii collate ascii_bin null,
  add column additives varchar(300) character set ascii collate ascii_bin not null default '';
