-- Of pickup at a place: only what it has in stock is fetched there, or the rest is brought so many minutes later.
alter table shipping_rate
  add column only_there tinyint(1) not null default 0,
  add column elsewhere_minutes int null;
