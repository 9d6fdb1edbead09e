-- handling_days: working days until it goes out. cutoff: minutes after midnight in the zone of the store, from which on
-- an order counts as of the next working day. lead_minutes: until it can be fetched; null for as long as the store
-- usually takes. location_id: where it is fetched; null for the address of the store.
alter table shipping_rate
  add column handling_days smallint not null default 0,
  add column cutoff smallint null,
  add column lead_minutes int null,
  add column location_id bigint null,
  add foreign key shipping_rate_location (store_id, location_id) references location (store_id, id);

-- Where an order is fetched, as it was called when it was placed: lines of its address, parted by line ends.
alter table orders
  add column pickup_place varchar(120) null,
  add column pickup_address varchar(600) null;
