-- share: percent of visitors, 0 for all. share_round counts how often the share was set, share_since says when last.
alter table price_rule
  add column share int not null default 0,
  add column share_round int not null default 0,
  add column share_since datetime(6) null;
