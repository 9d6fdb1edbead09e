-- A lane of its own for each kind of work: the name of the work up to its first dot. What waits in one lane is not
-- read by who looks for work of another.
alter table scheduled_tasks
  add column lane varchar(100) character set ascii collate ascii_bin
    generated always as (substring_index(task_name, '.', 1)) stored,
  drop key scheduled_tasks_priority,
  add key scheduled_tasks_priority (lane, priority desc, execution_time asc);
