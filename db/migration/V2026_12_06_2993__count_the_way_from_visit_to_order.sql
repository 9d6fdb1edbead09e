-- How often each stage on the way to an order was reached on a day, by the calendar of the store. Nothing of who did.
create table funnel_count (
  store_id bigint not null,
  day date not null,
  stage varchar(10) character set ascii collate ascii_bin not null,
  times bigint not null,
  primary key (store_id, day, stage),
  foreign key (store_id) references store (id)
);
