-- credited_before: units of the line that were taken off when it was withdrawn from, so that those of the withdrawal can be told
-- from them. Null in older ones, which staff close.
alter table withdrawal_line
  add column credited_before int null;
