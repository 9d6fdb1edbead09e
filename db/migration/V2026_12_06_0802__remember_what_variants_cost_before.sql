-- A change of a price, or a price that stays and gets one to be compared with: was and is the same then.
create table price_change (
  store_id bigint not null,
  id bigint not null,
  variant_id bigint not null,
  currency char(3) character set ascii collate ascii_bin not null,
  was_minor bigint not null,
  price_minor bigint not null,
  changed_at datetime(6) not null,
  primary key (store_id, id),
  key price_change_variant (store_id, variant_id, changed_at),
  key price_change_age (store_id, changed_at),
  foreign key (store_id, variant_id) references variant (store_id, id) on delete cascade
);

-- The lowest price of the 30 days before the one that holds now; null where none is known.
alter table variant
  add column lowest_minor bigint null;
