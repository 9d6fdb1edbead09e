-- state: draft, sent (the units have left, and are expected at the other place), received, cancelled.
create table transfer (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  from_id bigint not null,
  to_id bigint not null,
  state varchar(12) character set ascii collate ascii_bin not null,
  note varchar(200) not null,
  actor varchar(160) not null,
  created_at datetime(6) not null,
  sent_at datetime(6) null,
  closed_at datetime(6) null,
  version int not null,
  primary key (store_id, id),
  unique key transfer_public_id (store_id, public_id),
  key transfer_state (store_id, state, id),
  foreign key (store_id, from_id) references location (store_id, id),
  foreign key (store_id, to_id) references location (store_id, id)
);

-- arrived and lost are parts of quantity; what is neither is still under way.
create table transfer_line (
  store_id bigint not null,
  transfer_id bigint not null,
  variant_id bigint not null,
  position int not null,
  quantity int not null,
  arrived int not null,
  lost int not null,
  reason varchar(200) not null,
  primary key (store_id, transfer_id, variant_id),
  key transfer_line_variant (store_id, variant_id),
  constraint transfer_line_parts check (quantity > 0 and arrived >= 0 and lost >= 0 and arrived + lost <= quantity),
  foreign key (store_id, transfer_id) references transfer (store_id, id),
  foreign key (store_id, variant_id) references variant (store_id, id)
);
