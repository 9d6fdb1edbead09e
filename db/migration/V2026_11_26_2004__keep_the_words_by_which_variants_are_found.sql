-- Folded by lookup/ProductText; null where an older release wrote the variant and no job has come by yet.
alter table variant
  add column title_folded varchar(500) collate utf8mb4_bin null,
  add column sku_folded varchar(500) collate utf8mb4_bin null;
