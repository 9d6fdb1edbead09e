-- Whether those whose parcels go out are told by mail.
alter table order_batch add column mails tinyint(1) not null default 0;
