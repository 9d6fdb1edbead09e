-- Staff search by address; shoppers write it in any case.
update orders set customer_email = lower(customer_email) where binary customer_email <> binary lower(customer_email);
