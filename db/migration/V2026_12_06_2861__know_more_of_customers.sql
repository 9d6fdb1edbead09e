-- marketing: whether they want to be written to, since when and how they said so. merged_into: to whom the orders of this one went,
-- as both are the same person; its addresses lead there. word_rule: as that of orders.
alter table customer
  add column note varchar(4000) not null default '',
  add column marketing varchar(10) character set ascii collate ascii_bin not null default 'none',
  add column marketing_at datetime(6) null,
  add column marketing_how varchar(200) not null default '',
  add column version int not null default 0,
  add column merged_into bigint null,
  add column word_rule tinyint not null default 0;
alter table customer add key customer_merged (merchant_id, merged_into);
