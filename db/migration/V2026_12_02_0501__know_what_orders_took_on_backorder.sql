-- backordered: units of the line that were not there when it was ordered.
alter table order_line add column backordered int not null default 0;
