create index product_category_price on product (store_id, category_id, state, price_minor, id);
create index product_category_title on product (store_id, category_id, state, title, id);
