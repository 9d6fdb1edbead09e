-- person, shopper or system; empty where it was written before this was known, or by older code beside us.
alter table audit_entry
  add column actor_kind varchar(10) character set ascii collate ascii_bin not null default '' after at;
