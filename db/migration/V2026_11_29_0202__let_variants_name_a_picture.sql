-- One of its product's; null for none. Column first and key after it, as of media_size (V2026_11_27_0902).
alter table variant add column media_id bigint null;
set foreign_key_checks = 0;
alter table variant
  add key variant_media (store_id, media_id),
  add constraint variant_has_media foreign key (store_id, media_id) references media (store_id, id);
set foreign_key_checks = 1;
