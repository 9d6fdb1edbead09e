-- execution_time moves on with each try; this stays: how late the work is. The index answers what is late by itself.
alter table scheduled_tasks
  add column wanted_at timestamp(6) null default (execution_time),
  drop key scheduled_tasks_execution_time,
  add key scheduled_tasks_execution_time (execution_time, wanted_at);
