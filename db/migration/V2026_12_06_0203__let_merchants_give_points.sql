-- months_kept: 0 for ever. times: of a tier in hundredths, 150 gives half as many points again.
-- spend_minor: of goods for one point; worth_points: so many are worth_minor when they are redeemed.
create table loyalty_program (
  merchant_id bigint not null,
  active tinyint(1) not null,
  name varchar(60) not null,
  welcome_points int not null,
  birthday_points int not null,
  months_kept int not null,
  least_points int not null,
  version int not null,
  primary key (merchant_id),
  foreign key (merchant_id) references merchant (id)
);

create table loyalty_terms (
  merchant_id bigint not null,
  currency char(3) character set ascii collate ascii_bin not null,
  spend_minor bigint not null,
  worth_points int not null,
  worth_minor bigint not null,
  primary key (merchant_id, currency),
  foreign key (merchant_id) references merchant (id)
);

create table loyalty_tier (
  merchant_id bigint not null,
  from_points int not null,
  name varchar(60) not null,
  times int not null,
  primary key (merchant_id, from_points),
  foreign key (merchant_id) references merchant (id)
);

-- One of product and category is given; points for each unit.
create table loyalty_extra (
  store_id bigint not null,
  position int not null,
  product_id bigint null,
  category_id bigint null,
  points int not null,
  primary key (store_id, position),
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade,
  foreign key (store_id, category_id) references category (store_id, id) on delete cascade
);
