-- Accounts at Stripe that merchants have connected, one of them in use. account: empty until Stripe has made it.
-- charges, payouts: whether it may take and pay out money. cards: what it may do with cards. due: what Stripe wants to know,
-- each as Stripe calls it. slot: 1 while it is in use, so that a merchant has one.
create table stripe_account (
  id bigint not null,
  merchant_id bigint not null,
  account varchar(64) character set ascii collate ascii_bin null,
  once varchar(64) character set ascii collate ascii_bin not null,
  live tinyint(1) not null,
  country char(2) character set ascii collate ascii_bin not null,
  charges tinyint(1) not null default 0,
  payouts tinyint(1) not null default 0,
  submitted tinyint(1) not null default 0,
  cards varchar(16) character set ascii collate ascii_bin not null,
  disabled_reason varchar(80) not null default '',
  due json not null,
  due_by datetime(6) null,
  made_at datetime(6) not null,
  read_at datetime(6) null,
  ended_at datetime(6) null,
  ended_why varchar(16) character set ascii collate ascii_bin null,
  slot tinyint null,
  version int not null default 1,
  primary key (merchant_id, id),
  unique key stripe_account_in_use (merchant_id, slot),
  unique key stripe_account_by_account (account, merchant_id)
);

alter table merchant
  add column stripe_account_id varchar(64) character set ascii collate ascii_bin null,
  add unique key merchant_stripe_account (stripe_account_id);

-- Events that Stripe has sent, each once, of whatever account. account: empty for our own. What they are about is read again
-- when they are worked on, so that nothing but what they name is kept.
create table stripe_event (
  id bigint not null primary key,
  account varchar(64) character set ascii collate ascii_bin not null,
  event varchar(64) character set ascii collate ascii_bin not null,
  kind varchar(80) character set ascii collate ascii_bin not null,
  object varchar(80) character set ascii collate ascii_bin not null,
  made_at datetime(6) not null,
  received_at datetime(6) not null,
  stage varchar(12) character set ascii collate ascii_bin not null,
  problem varchar(200) not null default '',
  done_at datetime(6) null,
  unique key stripe_event_once (account, event),
  key stripe_event_stage (stage, received_at)
);
