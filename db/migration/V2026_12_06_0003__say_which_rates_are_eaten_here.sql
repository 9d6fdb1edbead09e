-- Of pickup alone: what is handed over is eaten at the store.
alter table shipping_rate add column eaten_here tinyint(1) not null default 0;
