alter table variant modify column title varchar(320) not null;
alter table order_line modify column variant_title varchar(320) not null;
