-- settled_at: when the store had its money; null while it is due, whatever payment_state says. paid_by: what the shopper
-- was told about how it is paid; null in orders from before it was written. What was handed over then counts as settled.
alter table orders
  add column settled_at datetime(6) null,
  add column paid_by varchar(20) character set ascii collate ascii_bin null;

update orders
set settled_at = closed_at
where fulfilment_state = 'completed' and payment_state in ('paid', 'partially_refunded', 'refunded');
