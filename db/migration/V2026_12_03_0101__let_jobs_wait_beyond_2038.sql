-- MySQL's timestamp ends in January 2038 (MySQL 8.0 Reference Manual, 11.2.2); a product may appear later than that.
alter table scheduled_tasks
  modify column execution_time datetime(6) not null,
  modify column wanted_at datetime(6) null default (execution_time),
  modify column last_success datetime(6) null,
  modify column last_failure datetime(6) null,
  modify column last_heartbeat datetime(6) null;
