-- exemption: why shoppers may not withdraw from a contract on it (Directive 2011/83/EU, article 16); "none" where they
-- may, null where nobody has said, so that it follows from what the store sells. An order keeps it of each of its lines.
alter table product
  add column exemption varchar(12) character set ascii collate ascii_bin null;

alter table order_line
  add column exemption varchar(12) character set ascii collate ascii_bin null;
