-- Rises when what a store sells, or a price of it, changes: a checkout that planned with an older one plans again.
alter table store_pulse add column offer_version bigint not null default 1;
