-- undeliverable: carts that no rate brings any more where their shoppers have said.
alter table recalculation add column undeliverable int not null default 0;
