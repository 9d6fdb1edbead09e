-- Letters and digits alone, in small letters until they are folded by the job that comes by soon after.
update variant set sku_folded = left(lower(regexp_replace(sku, '[^[:alnum:]]', '')), 500);
alter table variant add key variant_sku_folded (store_id, sku_folded, product_id);
