-- Null where an older release wrote the line and no job has come by yet.
alter table order_line
  add column id bigint null,
  add column public_id char(22) character set ascii collate ascii_bin null;
-- Keys after the columns, so that the table is not copied.
alter table order_line
  add unique key order_line_id (store_id, id),
  add unique key order_line_public_id (store_id, public_id);
