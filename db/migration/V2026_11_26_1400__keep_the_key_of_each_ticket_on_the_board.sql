-- An order that a board has shown: the place among the keys of the board that it keeps while it is there, and when
-- somebody at the board acknowledged that it was cancelled.
create table board_ticket (
  store_id bigint not null,
  order_id bigint not null,
  place smallint not null,
  acknowledged_at datetime(6) null,
  primary key (store_id, order_id),
  unique key board_ticket_place (store_id, place),
  foreign key (store_id, order_id) references orders (store_id, id)
);
