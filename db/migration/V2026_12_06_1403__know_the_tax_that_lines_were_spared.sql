-- total_minor is quantity times unit price less the discount and this.
alter table order_line add column tax_spared_minor bigint not null default 0;
