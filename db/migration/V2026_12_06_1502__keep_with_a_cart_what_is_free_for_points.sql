-- rewards: public ids of variants with the units of each that are wanted for points, a blank between them.
alter table cart add column rewards varchar(600) character set ascii collate ascii_bin not null default '';
