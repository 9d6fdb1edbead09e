-- Rises when a member of the merchant may do something else, or nothing any more: nodes ask for it, so that screens
-- that may no longer be open close on all of them, also when the word between nodes gets lost.
alter table merchant_pulse
  add column access_seq bigint not null default 0;
