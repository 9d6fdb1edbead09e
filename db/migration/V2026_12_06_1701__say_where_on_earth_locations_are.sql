-- Millionths of a degree, north and east of zero; both or none.
alter table location
  add column latitude int null,
  add column longitude int null;
