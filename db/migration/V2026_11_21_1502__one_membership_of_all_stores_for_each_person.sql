-- A unique key does not compare nulls: two rows for all stores of a merchant could stand beside each other.
-- Of such rows the first stays.
delete later from membership later
  join membership first on first.person_id = later.person_id and first.merchant_id = later.merchant_id
    and first.store_id is null and first.id < later.id
  where later.store_id is null;

alter table membership
  add column store_or_all bigint generated always as (ifnull(store_id, 0)) virtual,
  add unique key membership_of_all_stores (person_id, merchant_id, store_or_all);
