-- publish_at: a draft with it goes on sale then; of a product on sale it is since when.
-- description_html: what the sanitizer made of a description with markup; null for plain text.
-- attributes: a JSON array of {name, value}; null for none.
alter table product
  add column publish_at datetime(6) null,
  add column featured tinyint(1) not null default 0,
  add column product_type varchar(100) not null default '',
  add column brand_id bigint null,
  add column description_html mediumtext null,
  add column attributes mediumtext null,
  add column seo_title varchar(200) not null default '',
  add column seo_text varchar(500) not null default '';
-- Keys after the columns and unchecked, as of media_size (V2026_11_27_0902): no copy of the table.
set foreign_key_checks = 0;
alter table product
  add key product_type (store_id, product_type),
  add key product_brand (store_id, brand_id, state, id),
  add foreign key (store_id, brand_id) references brand (store_id, id);
set foreign_key_checks = 1;
alter table variant add column attributes mediumtext null;
