-- Variants that are low. told_at: when staff were told, once for each time that it falls low.
create table stock_alert (
  store_id bigint not null,
  variant_id bigint not null,
  since datetime(6) not null,
  told_at datetime(6) null,
  primary key (store_id, variant_id),
  key stock_alert_told (store_id, told_at)
);
