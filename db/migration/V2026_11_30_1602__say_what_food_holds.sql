-- allergens: codes with commas between them, "?" behind those that it may contain by accident; empty for none at all,
-- null where nobody has said. additives: codes with commas between them.
alter table product
  add column allergens varchar(600) character set ascii collate ascii_bin null,
  add column additives varchar(300) character set ascii collate ascii_bin not null default '';
