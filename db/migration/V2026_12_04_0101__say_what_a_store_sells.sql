-- restaurant or goods. Until now it followed from how long an order takes: who ships, and takes two hours or more, packs.
alter table store
  add column trade varchar(20) character set ascii collate ascii_bin not null default 'restaurant';

update store
set trade = 'goods'
where shipping and preparation_minutes >= 120;
