-- Null until the person has followed a link that was sent there.
alter table person add column email_verified_at datetime(6) null;
