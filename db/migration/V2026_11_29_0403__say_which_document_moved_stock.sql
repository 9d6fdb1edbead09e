-- document_id: of the transfer or stocktake that the line belongs to, as its kind says.
alter table stock_ledger
  add column document_id bigint null after order_id;
