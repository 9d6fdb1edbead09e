-- given_back_minor: of the amount, what went back to the card.
create table order_gift_card (
  store_id bigint not null,
  order_id bigint not null,
  position int not null,
  card_id bigint not null,
  last_four char(4) character set ascii collate ascii_bin not null,
  amount_minor bigint not null,
  given_back_minor bigint not null,
  primary key (store_id, order_id, position),
  key order_gift_card_card (store_id, card_id),
  constraint order_gift_card_given_back check (given_back_minor >= 0 and given_back_minor <= amount_minor),
  foreign key (store_id, order_id) references orders (store_id, id),
  foreign key (store_id, card_id) references gift_card (store_id, id)
);

-- What cards pay of the total.
alter table orders add column gift_cards_minor bigint not null default 0;

-- Hashes of the codes that a shopper gave at checkout, one after the other, parted by commas.
alter table cart add column gift_cards varchar(330) character set ascii collate ascii_bin not null default '';
