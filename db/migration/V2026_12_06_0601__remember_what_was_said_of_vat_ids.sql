-- consultation: the number under which VIES has kept its answer; empty where it gave none.
-- by_staff: somebody of the store has said it, not VIES. holds_until: then it is asked again.
create table vat_id_answer (
  store_id bigint not null,
  vat_id varchar(16) character set ascii collate ascii_bin not null,
  confirmed tinyint(1) not null,
  consultation varchar(40) character set ascii collate ascii_bin not null,
  by_staff tinyint(1) not null,
  answered_at datetime(6) not null,
  holds_until datetime(6) not null,
  primary key (store_id, vat_id),
  key vat_id_answer_age (store_id, holds_until),
  foreign key (store_id) references store (id)
);
