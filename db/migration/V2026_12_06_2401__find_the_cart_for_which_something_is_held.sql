-- A cart gets another visitor when its shopper shows who they are: the end of a hold finds it by its hold_id.
alter table cart add key cart_hold (store_id, hold_id);
