-- How a store prints its papers. Without a row packing slips say no prices: parcels are gifts, too.
create table paper_settings (
  store_id bigint not null,
  slip_prices tinyint(1) not null,
  primary key (store_id),
  foreign key (store_id) references store (id)
);
