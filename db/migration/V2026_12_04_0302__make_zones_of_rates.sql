-- Rates of one method that go to the same countries and postcodes make a zone, which has the ids of the first of them.
-- Zones with postcodes come first, then those of fewer countries, so that the narrow one decides.
create table shipping_zone_making (
  store_id bigint not null,
  rate_id bigint not null,
  method varchar(10) character set ascii collate ascii_bin not null,
  countries varchar(1000) character set ascii collate ascii_bin not null,
  number_of_countries int not null,
  postcodes varchar(600) not null,
  except_postcodes varchar(600) not null,
  position int not null,
  primary key (store_id, rate_id)
);

insert into shipping_zone_making
select r.store_id, r.id, r.method,
  coalesce((select group_concat(c.country order by c.country) from shipping_rate_country c
    where c.store_id = r.store_id and c.rate_id = r.id), ''),
  (select count(*) from shipping_rate_country c where c.store_id = r.store_id and c.rate_id = r.id),
  r.postal_prefixes, r.postal_except, r.position
from shipping_rate r
where r.method <> 'pickup';

insert into shipping_zone
  (store_id, id, public_id, method, name, countries, postcodes, except_postcodes, position, version)
select m.store_id, r.id, r.public_id, m.method, '', m.countries, m.postcodes, m.except_postcodes,
  row_number() over (partition by m.store_id, m.method
    order by m.postcodes = '', m.number_of_countries, m.position), 1
from shipping_zone_making m
join shipping_rate r on r.store_id = m.store_id and r.id = m.rate_id
where m.rate_id = (select min(o.rate_id) from shipping_zone_making o
  where o.store_id = m.store_id and o.method = m.method and o.countries = m.countries
    and o.postcodes = m.postcodes and o.except_postcodes = m.except_postcodes);

update shipping_rate r
join shipping_zone_making m on m.store_id = r.store_id and m.rate_id = r.id
join shipping_zone z on z.store_id = m.store_id and z.method = m.method and z.countries = m.countries
  and z.postcodes = m.postcodes and z.except_postcodes = m.except_postcodes
set r.zone_id = z.id;

drop table shipping_zone_making;
