-- Found by order_word now; what these two cost at each checkout goes to it.
alter table orders drop key orders_name, drop key orders_email;
