-- days_from, days_to: working days that a parcel is on its way; null where the store does not say.
alter table shipping_rate
  add column days_from smallint null,
  add column days_to smallint null;
