-- When somebody of the store put the guide to the first sale away; null while it is shown.
alter table store add column guide_away_at datetime(6) null;
