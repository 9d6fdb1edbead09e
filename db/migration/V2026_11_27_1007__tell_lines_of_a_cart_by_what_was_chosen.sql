-- A line is a variant with what was chosen for it: equal ones are one line, different ones stand side by side.
-- choices: fingerprint of the chosen modifiers and the note; empty for a variant as it is, which is all there is today.
-- id and public_id are null where an older release wrote the line and no job has come by yet.
alter table cart_line
  add column choices varchar(64) character set ascii collate ascii_bin not null default '',
  add column id bigint null,
  add column public_id char(22) character set ascii collate ascii_bin null,
  drop primary key,
  add primary key (store_id, visitor, variant_id, choices),
  add unique key cart_line_id (store_id, id),
  add unique key cart_line_public_id (store_id, public_id);
