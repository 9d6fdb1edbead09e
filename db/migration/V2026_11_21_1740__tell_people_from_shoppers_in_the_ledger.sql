-- person, shopper or system; empty where it was written before this was known, or by older code beside us.
alter table stock_ledger
  add column actor_kind varchar(10) character set ascii collate ascii_bin not null default '' after reason,
  add column actor_id bigint null after actor_kind;
