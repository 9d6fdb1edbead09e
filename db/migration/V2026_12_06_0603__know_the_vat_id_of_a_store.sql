-- By it VIES knows who asks, and shoppers who bills them; empty for none. Outside of the Union, as it is written there.
alter table store_tax add column vat_id varchar(30) not null default '';
