-- Each unit that is paid becomes a card of the variant's price. It is no supply yet, and nothing is sent.
alter table product add column gift_card tinyint(1) not null default 0;
alter table order_line add column gift_card_minor bigint null;
alter table orders add column sells_gift_cards tinyint(1) not null default 0;
