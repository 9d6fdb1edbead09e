-- What staff label customers with, as it was typed and as it is compared; position: in the order they were given.
create table customer_tag (
  merchant_id bigint not null,
  customer_id bigint not null,
  folded varchar(120) collate utf8mb4_bin not null,
  tag varchar(40) not null,
  position smallint not null,
  primary key (merchant_id, customer_id, folded),
  key customer_tag_folded (merchant_id, folded, customer_id, tag),
  foreign key (merchant_id, customer_id) references customer (merchant_id, id) on delete cascade
);
