-- What offers have to say by Regulation (EU) 2023/988, of all products of a brand or of one product: either brand_id or
-- product_id is there. agent: the person in the Union who answers for a maker outside it. exempt: the regulation asks
-- for nothing.
create table safety (
  store_id bigint not null,
  id bigint not null,
  brand_id bigint null,
  product_id bigint null,
  maker_name varchar(200) not null,
  maker_address varchar(500) not null,
  maker_country char(2) character set ascii collate ascii_bin not null,
  maker_contact varchar(254) not null,
  agent_name varchar(200) not null,
  agent_address varchar(500) not null,
  agent_contact varchar(254) not null,
  warnings varchar(2000) not null,
  exempt tinyint(1) not null,
  primary key (store_id, id),
  unique key safety_brand (store_id, brand_id),
  unique key safety_product (store_id, product_id),
  foreign key (store_id, brand_id) references brand (store_id, id) on delete cascade,
  foreign key (store_id, product_id) references product (store_id, id) on delete cascade
);
