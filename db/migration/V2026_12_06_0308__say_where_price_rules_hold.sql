-- channel: storefront or api; empty for both. first_order: only for who has ordered nothing before, and has proved who they are.
alter table price_rule
  add column channel varchar(12) character set ascii collate ascii_bin not null default '',
  add column first_order tinyint(1) not null default 0;
