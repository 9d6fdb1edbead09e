-- event_seq: position of the last event; event_read: up to where all readers have read. The key by has_news finds the
-- stores with news among all stores, so it does not begin with the owner.
alter table store_pulse
  add column event_seq bigint not null default 0,
  add column event_read bigint not null default 0,
  add column has_news tinyint(1) as (event_seq > event_read) stored,
  add key store_pulse_news (has_news, store_id);
