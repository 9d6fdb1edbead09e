-- Orders of which something was taken off were still called after it, and counted it. One of which nothing is left
-- stays as it was ordered.
update orders o
  join (
    select store_id, order_id, sum(quantity - credited_units) as units
    from order_line
    group by store_id, order_id
    having sum(credited_units) > 0 and sum(quantity - credited_units) > 0
  ) as rest on rest.store_id = o.store_id and rest.order_id = o.id
set o.item_count = rest.units,
  o.first_item = (
    select l.title
    from order_line l
    where l.store_id = o.store_id and l.order_id = o.id and l.quantity > l.credited_units
    order by l.position
    limit 1
  );
