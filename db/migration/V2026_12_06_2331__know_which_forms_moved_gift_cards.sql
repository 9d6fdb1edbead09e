-- once: names what may happen but once, such as what a form asks for that is sent again.
alter table gift_card_entry
  add column once varchar(60) character set ascii collate ascii_bin null,
  add unique key gift_card_entry_once (store_id, once);
