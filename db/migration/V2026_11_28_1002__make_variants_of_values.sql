-- A variant is one value of each option of its product, in the order of the options.
-- removed: staff left it out; it stays for the orders in which it stands, and is never active.
alter table variant
  add column value1_id bigint null,
  add column value2_id bigint null,
  add column value3_id bigint null,
  add column removed tinyint(1) not null default 0;
alter table variant
  add foreign key (store_id, value1_id) references option_value (store_id, id),
  add foreign key (store_id, value2_id) references option_value (store_id, id),
  add foreign key (store_id, value3_id) references option_value (store_id, id);
