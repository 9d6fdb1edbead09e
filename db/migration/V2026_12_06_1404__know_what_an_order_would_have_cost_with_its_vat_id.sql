-- Its total and its tax if the VAT id had been confirmed; null where that made no difference, or nobody knows.
alter table order_billing
  add column confirmed_total_minor bigint null,
  add column confirmed_tax_minor bigint null;
