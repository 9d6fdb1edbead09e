-- fingerprint: the same for work of one kind that failed for one reason; null until it is worked out. assignee_id: who
-- looks after it. Resolved with a note, it is kept for a while and not counted.
alter table dead_letter
  add column fingerprint char(16) character set ascii collate ascii_bin null,
  add column assignee_id bigint null,
  add column resolved_at datetime(6) null,
  add column resolved_by bigint null,
  add column note varchar(500) null,
  add key dead_letter_open (store_id, resolved_at, id),
  add key dead_letter_kind (store_id, kind, id),
  add key dead_letter_alike (store_id, fingerprint, id),
  add foreign key (assignee_id) references person (id) on delete set null,
  add foreign key (resolved_by) references person (id) on delete set null;
