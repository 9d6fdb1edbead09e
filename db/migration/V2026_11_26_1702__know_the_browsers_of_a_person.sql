-- A browser that signed in as this person; only the hash of its cookie is kept. Tries from there are counted by themselves.
create table known_browser (
  token_hash char(64) character set ascii collate ascii_bin not null primary key,
  person_id bigint not null,
  created_at datetime(6) not null,
  seen_at datetime(6) not null,
  key known_browser_person (person_id, seen_at),
  key known_browser_seen (seen_at),
  foreign key (person_id) references person (id)
);
