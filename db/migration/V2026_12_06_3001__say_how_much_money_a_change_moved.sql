-- What a change moved, as its action says it: in minor units of the currency, less than nothing for what was taken back.
-- Null where no money was moved, and in entries from before it was written.
alter table audit_entry
  add column amount_minor bigint null,
  add column currency char(3) character set ascii collate ascii_bin null;
