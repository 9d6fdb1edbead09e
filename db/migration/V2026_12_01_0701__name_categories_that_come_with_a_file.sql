-- Titles from the top on, of each category that comes to be with the import, as JSON; null for none.
alter table product_import add column categories mediumtext null;
