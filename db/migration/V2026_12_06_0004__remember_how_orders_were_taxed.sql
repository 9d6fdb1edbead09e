-- base_minor: without the tax. place: whose tax it is, as "DE" or "US-NY". reason: why it is charged, or is not.
alter table order_tax
  add column base_minor bigint not null default 0,
  add column place varchar(12) character set ascii collate ascii_bin not null default '',
  add column reason varchar(20) character set ascii collate ascii_bin not null default 'domestic';
-- What a part of a line that is given back was taxed with.
alter table order_line
  add column tax_minor bigint not null default 0,
  add column tax_ppm int not null default 0,
  add column discount_minor bigint not null default 0;
-- To what can be paid in currencies of three decimals; part of the total.
alter table orders add column rounding_minor bigint not null default 0;
