-- What invoices of a store say of its seller beside its address and VAT id, and when they are made. made: once an order is
-- paid (settled), once it is complete (completed), or when somebody says so (asked). Prefixes stand before year and number.
create table invoice_terms (
  store_id bigint not null primary key,
  legal_name varchar(200) not null,
  tax_number varchar(40) not null,
  register varchar(200) not null,
  managers varchar(200) not null,
  iban varchar(34) character set ascii collate ascii_bin not null,
  bic varchar(11) character set ascii collate ascii_bin not null,
  bank varchar(120) not null,
  payment_terms varchar(300) not null,
  closing varchar(500) not null,
  invoice_prefix varchar(12) not null,
  credit_prefix varchar(12) not null,
  made varchar(20) character set ascii collate ascii_bin not null,
  version int not null,
  foreign key (store_id) references store (id)
);
