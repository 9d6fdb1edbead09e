-- The position of the order_tax by which the line is taxed; null in lines from before it was written.
alter table order_line add column tax_position smallint null;
