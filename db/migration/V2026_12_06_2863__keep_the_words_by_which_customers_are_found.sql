-- By whose beginnings a customer is found; made as those of orders.
create table customer_word (
  merchant_id bigint not null,
  customer_id bigint not null,
  word varchar(40) collate utf8mb4_bin not null,
  primary key (merchant_id, customer_id, word),
  key customer_word_word (merchant_id, word, customer_id),
  foreign key (merchant_id, customer_id) references customer (merchant_id, id) on delete cascade
);
