-- part: what it is about in the shopper's words, where no lines were chosen; empty for the whole order. late: declared
-- after the days for it. answer: what became of it, as staff say it, with when; null while nobody has.
alter table withdrawal
  add column part varchar(400) not null default '',
  add column late tinyint(1) not null default 0,
  add column answer varchar(200) not null default '',
  add column answered_at datetime(6) null,
  add key withdrawal_declared (store_id, declared_at);

-- Units of lines that somebody has withdrawn from. exemption: why that does not hold; "none" where it does.
create table withdrawal_line (
  store_id bigint not null,
  withdrawal_id bigint not null,
  line_id bigint not null,
  quantity int not null,
  exemption varchar(12) character set ascii collate ascii_bin not null,
  primary key (store_id, withdrawal_id, line_id),
  foreign key (store_id, withdrawal_id) references withdrawal (store_id, id)
);
