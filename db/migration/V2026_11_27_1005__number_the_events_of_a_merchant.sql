-- Position of the merchant's last event.
alter table merchant_pulse add column event_seq bigint not null default 0;
