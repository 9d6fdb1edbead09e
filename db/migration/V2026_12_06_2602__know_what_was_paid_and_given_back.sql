-- paid_minor: the payments that stand, beside gift cards. refunded_minor: what went back of payments and gift cards.
-- credited_minor: by how much an order is worth less than its total since it was placed. With these, what is due and
-- what is too much is known from the row alone.
alter table orders
  add column paid_minor bigint not null default 0,
  add column refunded_minor bigint not null default 0,
  add column credited_minor bigint not null default 0;

update orders
set paid_minor = total_minor - gift_cards_minor
where settled_at is not null and total_minor > gift_cards_minor;

update orders o
set o.refunded_minor =
  (select coalesce(sum(c.given_back_minor), 0) from order_gift_card c where c.store_id = o.store_id and c.order_id = o.id)
where o.gift_cards_minor > 0;
