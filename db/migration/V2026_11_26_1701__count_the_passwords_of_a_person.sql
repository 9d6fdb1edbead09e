-- Rises with each new password: a sign-in that looked at an older one begins no session.
alter table person add column credential_version int not null default 1;
