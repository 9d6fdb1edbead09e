-- Written with the change, announced after commit. version: that of the subject, or 0.
create table event (
  store_id bigint not null,
  id bigint not null,
  kind varchar(60) character set ascii collate ascii_bin not null,
  subject_id bigint not null,
  version int not null,
  at datetime(6) not null,
  primary key (store_id, id)
);

-- Append only: who changed what, from where. store_id null for what concerns the merchant as a whole.
-- change_json: {"field": [before, after]}.
create table audit_entry (
  merchant_id bigint not null,
  id bigint not null,
  store_id bigint null,
  at datetime(6) not null,
  actor_id bigint null,
  actor varchar(160) not null,
  action varchar(60) character set ascii collate ascii_bin not null,
  subject_kind varchar(40) character set ascii collate ascii_bin not null,
  subject_id varchar(60) not null,
  subject_label varchar(200) not null,
  change_json mediumtext not null,
  ip varchar(45) character set ascii collate ascii_bin not null,
  user_agent varchar(200) not null,
  request_id varchar(40) character set ascii collate ascii_bin not null,
  primary key (merchant_id, id),
  key audit_entry_store (merchant_id, store_id, id),
  key audit_entry_subject (merchant_id, subject_kind, subject_id, id),
  foreign key (merchant_id) references merchant (id)
);

-- db-scheduler's table for MySQL, times in UTC.
create table scheduled_tasks (
  task_name varchar(100) character set ascii collate ascii_bin not null,
  task_instance varchar(100) character set ascii collate ascii_bin not null,
  task_data blob,
  execution_time timestamp(6) not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp(6) null,
  last_failure timestamp(6) null,
  consecutive_failures int,
  last_heartbeat timestamp(6) null,
  version bigint not null,
  priority int,
  primary key (task_name, task_instance),
  key scheduled_tasks_execution_time (execution_time),
  key scheduled_tasks_last_heartbeat (last_heartbeat),
  key scheduled_tasks_priority (priority desc, execution_time asc)
);

-- Work that failed for good. store_id 0: work of no store, such as a password mail.
create table dead_letter (
  store_id bigint not null,
  id bigint not null,
  kind varchar(100) character set ascii collate ascii_bin not null,
  instance varchar(100) character set ascii collate ascii_bin not null,
  payload mediumtext not null,
  error text not null,
  tries int not null,
  failed_at datetime(6) not null,
  primary key (store_id, id)
);

-- Mails of local mode, read at /dev/mailbox.
create table mailbox_message (
  id bigint not null primary key,
  recipient varchar(254) not null,
  sender varchar(254) not null,
  subject varchar(300) not null,
  body_text mediumtext not null,
  body_html mediumtext not null,
  at datetime(6) not null
);
