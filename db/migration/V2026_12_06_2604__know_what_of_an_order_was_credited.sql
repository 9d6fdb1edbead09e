-- credited_units: units of a line that were credited, for credited_minor; removed_units: units that will not go out.
alter table order_line
  add column credited_units int not null default 0,
  add column credited_minor bigint not null default 0,
  add column removed_units int not null default 0;

alter table orders add column shipping_credited_minor bigint not null default 0;
