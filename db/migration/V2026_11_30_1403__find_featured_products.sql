create index product_featured on product (store_id, featured, state, id);
