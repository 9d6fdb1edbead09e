-- cart_reminder_hours: how long after its last change a shopper is reminded of a cart; 0: nobody is, and nobody is asked.
alter table store add column cart_reminder_hours smallint not null default 0;
