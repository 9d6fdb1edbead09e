-- shipping_told: JSON of the rate that was taken, the quote that held its price, and of zones and rates that were
-- tried; null where nobody knows. A table of its own cost each order a statement.
alter table orders add column shipping_told mediumtext null;
update orders o join order_shipping_note n on n.store_id = o.store_id and n.order_id = o.id set o.shipping_told = n.told;
drop table order_shipping_note;
