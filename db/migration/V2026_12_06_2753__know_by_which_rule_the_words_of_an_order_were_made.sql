-- Of order/OrderWords; 0 for what an older release wrote.
alter table orders add column word_rule tinyint not null default 0;
