-- By somebody's word, whatever is counted. sold_out_until: when they can be had again; null for when somebody says so.
alter table variant
  add column sold_out boolean not null default false,
  add column sold_out_until datetime(6) null,
  add key variant_sold_out (store_id, sold_out, sold_out_until);
