-- Until now all rates that went to an address were offered. So that none is lost to a narrower zone that now decides, it
-- gets those of each zone around it: of all its countries, without postcodes.
insert into shipping_rate
  (store_id, id, public_id, name, method, price_minor, free_from_minor, days_from, days_to, active, position, version,
   zone_id)
select r.store_id, uuid_short() & 0x3fffffffffffffff, left(md5(concat(r.public_id, narrow.public_id)), 22), r.name,
  r.method, r.price_minor, r.free_from_minor, r.days_from, r.days_to, r.active, r.position, 1, narrow.id
from shipping_zone narrow
join shipping_zone wide on wide.store_id = narrow.store_id and wide.method = narrow.method and wide.id <> narrow.id
  and wide.postcodes = '' and wide.except_postcodes = '' and wide.position > narrow.position
join shipping_rate r on r.store_id = wide.store_id and r.zone_id = wide.id
where length(narrow.countries) > 0
  and not exists (select 1 from shipping_rate_country c
    where c.store_id = narrow.store_id and c.rate_id = narrow.id
      and find_in_set(c.country, wide.countries) = 0);
