-- The first picture stays in product.media_id and image_alt, where lists and releases before read and write it; these are
-- those that follow it. They go with their product, which releases before delete without knowing of them.
create table product_picture (
  store_id bigint not null,
  product_id bigint not null,
  position int not null,
  media_id bigint not null,
  alt varchar(200) not null,
  primary key (store_id, product_id, position),
  key product_picture_media (store_id, media_id),
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade,
  foreign key (store_id, media_id) references media (store_id, id)
);
