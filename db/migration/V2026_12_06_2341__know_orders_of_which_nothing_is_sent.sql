-- False for an order of gift cards alone, which come by e-mail: nothing is fetched, brought or promised.
alter table orders add column sent bit(1) not null default b'1';
