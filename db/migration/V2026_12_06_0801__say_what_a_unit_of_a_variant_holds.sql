-- As "250 g" or "250 g / 100 g", where it is the price of 100 g that is told; empty for what has no such price.
alter table variant
  add column content varchar(40) not null default '';
