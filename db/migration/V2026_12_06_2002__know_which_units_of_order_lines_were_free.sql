-- free_units: of the line that points or a rule made free, whole.
alter table order_line add column free_units int not null default 0;
