-- Folded beginnings of words of name, e-mail, phone (from its last digit on) and SKUs: order/OrderWords.
create table order_word (
  store_id bigint not null,
  order_id bigint not null,
  word varchar(40) collate utf8mb4_bin not null,
  primary key (store_id, order_id, word),
  key order_word_word (store_id, word, order_id),
  foreign key (store_id, order_id) references orders (store_id, id) on delete cascade
);
