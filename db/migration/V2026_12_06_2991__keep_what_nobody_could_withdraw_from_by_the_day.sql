-- What was stated of a product until a moment: it holds of what was ordered before. A line of an order kept it itself,
-- so that a change wrote to all that was ever ordered of the product.
create table exemption_past (
  store_id bigint not null,
  product_id bigint not null,
  until datetime(6) not null,
  exemption varchar(12) character set ascii collate ascii_bin not null,
  primary key (store_id, product_id, until)
);

insert into exemption_past (store_id, product_id, until, exemption)
select l.store_id, l.product_id, max(o.placed_at) + interval 1 microsecond, l.exemption
from order_line l
join orders o on o.store_id = l.store_id and o.id = l.order_id
where l.exemption is not null
group by l.store_id, l.product_id, l.exemption;

alter table order_line
  drop column exemption;
