-- How the money of an order reaches the store while no provider takes it, by the way the goods go: on_handover,
-- transfer, invoice or arranged. payment_words: the store's own sentence for what is arranged; may be empty.
alter table store
  add column paid_at_pickup varchar(20) character set ascii collate ascii_bin not null default 'on_handover',
  add column paid_at_delivery varchar(20) character set ascii collate ascii_bin not null default 'on_handover',
  add column paid_at_shipping varchar(20) character set ascii collate ascii_bin not null default 'arranged',
  add column payment_words varchar(200) not null default '';
