-- By currency what the changes moved in it; those that moved no money have none, and no amount.
alter table audit_day
  add column currency char(3) character set ascii collate ascii_bin not null default '',
  add column amount_minor bigint null,
  drop primary key,
  add primary key (store_id, day, actor_kind, actor_id, actor, action, currency);
