-- weight_minor: what a line has earned for, extra points as what would have to be paid for as many; spend_minor: for one point then;
-- times: of the tier, in hundredths. So what is left of an order is what the rule gives for what is kept of it. Null in lines that
-- earned before, whose points are counted themselves.
alter table loyalty_line
  add column weight_minor bigint null,
  add column spend_minor bigint null,
  add column times int null;
