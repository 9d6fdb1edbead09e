-- said_state, said_at: what was known of the id before staff confirmed it, and since when; null where they did not.
alter table order_billing
  add column said_state varchar(12) character set ascii collate ascii_bin null,
  add column said_at datetime(6) null;
