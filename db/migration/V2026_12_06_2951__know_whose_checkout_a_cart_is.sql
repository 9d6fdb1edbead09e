-- begun_id: drawn when an e-mail address was typed at the checkout of a cart for the first time; begun_email: the address that is
-- typed there, null for none or one that cannot be read. agreed_at: since when its shopper wants to be reminded of it once; null
-- for who does not, and once that is done. reminder_id: the reminder of it, or the one by whose link it was filled.
alter table cart
  add column begun_id bigint null,
  add column begun_email varchar(254) null,
  add column agreed_at datetime(6) null,
  add column reminder_id bigint null,
  add key cart_begun (store_id, begun_id),
  add key cart_agreed (store_id, agreed_at);
