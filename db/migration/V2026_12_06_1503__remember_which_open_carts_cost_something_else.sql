-- Some of the carts that a run found changed. first_item: the product that was put in last.
-- after_minor: null for a cart that cannot be ordered as it is; before_minor: null where nobody saw it yet.
create table recalculation_cart (
  store_id bigint not null,
  recalculation_id bigint not null,
  position int not null,
  units int not null,
  first_item varchar(200) not null,
  before_minor bigint null,
  after_minor bigint null,
  primary key (store_id, recalculation_id, position),
  foreign key (store_id, recalculation_id) references recalculation (store_id, id) on delete cascade
);
