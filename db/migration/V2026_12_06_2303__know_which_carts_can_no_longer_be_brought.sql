-- undeliverable: no rate brings the cart any more where its shopper has said.
alter table recalculation_cart add column undeliverable tinyint(1) not null default 0;
