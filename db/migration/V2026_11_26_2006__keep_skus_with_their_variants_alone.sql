alter table product_text drop column skus;
