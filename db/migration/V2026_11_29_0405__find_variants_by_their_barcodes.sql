alter table variant
  add key variant_barcode (store_id, barcode);
