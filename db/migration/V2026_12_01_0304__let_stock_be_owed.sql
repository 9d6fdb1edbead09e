-- What is sold on backorder is owed: on_hand - reserved is below zero until it has come. Who may sell it is asked of the variant.
alter table stock drop constraint stock_not_oversold;
alter table stock add constraint stock_reserved check (reserved >= 0);
