-- A receipt printer that asks for its tickets. Of the secret in its address only the hash is kept: 190 random bits.
-- location_id: the orders it prints by itself; null for those of all locations. told: what it last said of itself.
create table printer (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  kind varchar(10) character set ascii collate ascii_bin not null,
  name varchar(80) not null,
  location_id bigint null,
  paper varchar(10) character set ascii collate ascii_bin not null,
  language varchar(20) character set ascii collate ascii_bin not null,
  automatic tinyint(1) not null,
  hint varchar(12) character set ascii collate ascii_bin not null,
  secret_hash char(64) character set ascii collate ascii_bin not null,
  created_by varchar(160) not null,
  created_at datetime(6) not null,
  revoked_at datetime(6) null,
  seen_at datetime(6) null,
  told varchar(120) not null default '',
  primary key (store_id, id),
  unique key printer_public_id (store_id, public_id),
  unique key printer_secret (store_id, secret_hash),
  foreign key (store_id) references store (id),
  foreign key (store_id, location_id) references location (store_id, id)
);

-- What a printer is to print; public_id is the token by which it fetches and confirms it. order_id: null for a test page.
-- automatic_order_id: the order, where nobody asked for it: one of each printer. fetcher: which machine took it.
create table print_job (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  printer_id bigint not null,
  order_id bigint null,
  automatic_order_id bigint null,
  state varchar(10) character set ascii collate ascii_bin not null,
  tries int not null default 0,
  fetcher varchar(40) not null default '',
  trouble varchar(120) not null default '',
  person_id bigint null,
  actor_name varchar(160) not null,
  asked_at datetime(6) not null,
  sent_at datetime(6) null,
  done_at datetime(6) null,
  primary key (store_id, id),
  unique key print_job_public_id (store_id, public_id),
  unique key print_job_automatic (store_id, printer_id, automatic_order_id),
  key print_job_due (store_id, printer_id, state, id),
  key print_job_order (store_id, order_id),
  key print_job_asked (store_id, asked_at),
  foreign key (store_id, printer_id) references printer (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id) on delete cascade
);
