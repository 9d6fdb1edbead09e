-- folded: as tags are compared; position: in which order they were typed.
create table product_tag (
  store_id bigint not null,
  product_id bigint not null,
  folded varchar(120) character set utf8mb4 collate utf8mb4_bin not null,
  tag varchar(60) not null,
  position int not null,
  primary key (store_id, product_id, folded),
  key product_tag_folded (store_id, folded, product_id),
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade
);
