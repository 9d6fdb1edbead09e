-- Of 4,000 characters as they are typed; a range is kept with one more.
alter table shipping_zone
  modify column postcodes varchar(5000) not null,
  modify column except_postcodes varchar(5000) not null;
alter table tax_rate
  modify column postcodes varchar(5000) character set ascii collate ascii_bin not null;
