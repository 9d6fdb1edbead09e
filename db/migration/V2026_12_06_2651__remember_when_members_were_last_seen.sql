-- When somebody last opened a page of the merchant by this membership; written once in a few minutes.
alter table membership
  add column seen_at datetime(6) null;
