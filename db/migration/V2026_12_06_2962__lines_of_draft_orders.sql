-- What a draft offers, at the price that was agreed. variant_id: null for an item of its own, which has a class of tax;
-- title and variant_title: of goods as they were called when they were put to it.
create table draft_order_line (
  store_id bigint not null,
  draft_id bigint not null,
  position int not null,
  public_id char(22) character set ascii collate ascii_bin not null,
  variant_id bigint null,
  title varchar(200) not null,
  variant_title varchar(320) not null,
  tax_class varchar(20) character set ascii collate ascii_bin null,
  quantity int not null,
  unit_price_minor bigint not null,
  primary key (store_id, draft_id, position),
  key draft_order_line_variant (store_id, variant_id),
  foreign key (store_id, draft_id) references draft_order (store_id, id)
);
