-- IANA; null for people who were there before it was asked: their pages take the zone of their first store.
alter table person add column time_zone varchar(60) character set ascii collate ascii_bin null;
