-- The address at which a mail program ends such mails by itself; null for mails that nobody can refuse.
alter table mailbox_message add column refusal varchar(600) null;
