-- earned: null until the order is paid; spent: points that were redeemed for the line.
-- back_units: of the line that came back, for which earned_back were taken and spent_back given back.
create table loyalty_line (
  store_id bigint not null,
  order_id bigint not null,
  line_id bigint not null,
  units int not null,
  earned bigint null,
  spent bigint not null,
  back_units int not null,
  earned_back bigint not null,
  spent_back bigint not null,
  primary key (store_id, order_id, line_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
