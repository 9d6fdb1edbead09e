alter table stock_ledger
  add key stock_ledger_kind (store_id, kind, id);
