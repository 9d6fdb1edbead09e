-- Customers of a merchant by their addresses, in lower case: also those who have bought nothing yet.
create table customer_group (
  merchant_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  name varchar(60) not null,
  created_at datetime(6) not null,
  primary key (merchant_id, id),
  unique key customer_group_public_id (merchant_id, public_id),
  foreign key (merchant_id) references merchant (id)
);

create table customer_group_member (
  merchant_id bigint not null,
  group_id bigint not null,
  email varchar(254) collate utf8mb4_bin not null,
  added_at datetime(6) not null,
  primary key (merchant_id, group_id, email),
  key customer_group_member_email (merchant_id, email),
  foreign key (merchant_id, group_id) references customer_group (merchant_id, id) on delete cascade
);
