alter table product
  add column tax_class varchar(12) character set ascii collate ascii_bin not null default 'standard';
