-- Money that came for an order, beside gift cards. tendered_minor: what somebody handed over in cash, of which the rest
-- went back as change. withdrawn_at: when it was said that it had not come after all. once: names what may happen but
-- once, such as what a form asks for that is sent again.
create table payment (
  store_id bigint not null,
  id bigint not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  order_id bigint not null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  amount_minor bigint not null,
  tendered_minor bigint null,
  reference varchar(140) not null,
  taken_at datetime(6) not null,
  withdrawn_at datetime(6) null,
  actor_kind varchar(10) character set ascii collate ascii_bin not null,
  actor_id bigint null,
  actor varchar(160) not null,
  once varchar(60) character set ascii collate ascii_bin null,
  primary key (store_id, id),
  unique key payment_public_id (store_id, public_id),
  unique key payment_once (store_id, once),
  key payment_order (store_id, order_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- Of what was settled before it is only known that it came, and when.
insert into payment
  (store_id, id, public_id, order_id, kind, amount_minor, reference, taken_at, actor_kind, actor)
select store_id, id,
  left(replace(replace(to_base64(unhex(sha2(concat('payment ', store_id, ' ', id), 256))), '+', '-'), '/', '_'), 22),
  id, 'other', total_minor - gift_cards_minor, '', settled_at, 'system', 'system'
from orders
where settled_at is not null and total_minor > gift_cards_minor;
