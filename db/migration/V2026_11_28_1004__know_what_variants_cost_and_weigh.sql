-- cost_minor: what the merchant pays for a unit; seen by staff alone. weight_grams: null for not known.
alter table variant
  add column cost_minor bigint null,
  add column barcode varchar(40) not null default '',
  add column weight_grams int null;
