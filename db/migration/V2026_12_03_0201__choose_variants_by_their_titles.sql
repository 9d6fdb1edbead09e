-- Products from before there were options have several variants that only their titles tell apart. The titles become the
-- values of one option, as a file that was exported names variants by their values. Where titles are blank, alike or too
-- long to be values, the product stays as it is until staff gives it an option.
insert into product_option (store_id, id, product_id, position, name)
select p.store_id, p.id, p.id, 0, if(s.locale like 'de%', 'Variante', 'Variant')
from product p
join store s on s.id = p.store_id
join variant v on v.store_id = p.store_id and v.product_id = p.id and v.removed = 0
where not exists (select 1 from product_option o where o.store_id = p.store_id and o.product_id = p.id)
group by p.store_id, p.id, s.locale
having count(*) > 1
  and count(distinct trim(v.title)) = count(*)
  and min(char_length(trim(v.title))) > 0
  and max(char_length(trim(v.title))) <= 100;

insert into option_value (store_id, id, option_id, position, value)
select v.store_id, v.id, o.id, v.position, trim(v.title)
from product_option o
join variant v on v.store_id = o.store_id and v.product_id = o.product_id and v.removed = 0
where o.id = o.product_id;

update variant v
join option_value w on w.store_id = v.store_id and w.id = v.id
set v.value1_id = w.id;
