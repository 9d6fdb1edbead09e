-- version: rises with each change of the lines; an order claims the cart at the version that was shown.
alter table cart add column version int not null default 1;
