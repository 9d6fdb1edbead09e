-- begun_at: the first scan, or the instant at which a number was set. counted_at is the last scan. What moved between
-- them may have been counted or not: such a count is not posted. Null where releases before counted.
alter table stocktake_line
  add column begun_at datetime(6) null after expected;
