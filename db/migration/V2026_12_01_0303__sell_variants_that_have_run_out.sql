-- backorder: units that may be sold when none is left, so many below zero; 0: none. 1000000000 stands for no limit.
alter table variant add column backorder int not null default 0;
