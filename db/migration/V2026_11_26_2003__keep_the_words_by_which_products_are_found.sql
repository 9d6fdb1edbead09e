-- What of a product is searched, folded: lookup/ProductText. Narrow, so that a pass over all of a store is quick.
-- Each SKU and variant title stands behind a line feed. Folded by a job soon after; until then in small letters.
create table product_text (
  store_id bigint not null,
  product_id bigint not null,
  titles varchar(1000) collate utf8mb4_bin not null,
  skus text collate utf8mb4_bin not null,
  variants text collate utf8mb4_bin not null,
  primary key (store_id, product_id),
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade
);

insert into product_text (store_id, product_id, titles, skus, variants)
select p.store_id, p.id, lower(concat(p.title, '\n', p.second_title)),
  coalesce(left(lower(group_concat(concat('\n', v.sku) separator '')), 16000), ''),
  coalesce(left(lower(group_concat(concat('\n', v.title) separator '')), 16000), '')
from product p left join variant v on v.store_id = p.store_id and v.product_id = p.id
group by p.store_id, p.id, p.title, p.second_title;
