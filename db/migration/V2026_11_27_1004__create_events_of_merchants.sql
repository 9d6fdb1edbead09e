-- As event, for what belongs to a merchant: its customers. position: under the lock of the merchant's pulse.
create table merchant_event (
  merchant_id bigint not null,
  position bigint not null,
  kind varchar(60) character set ascii collate ascii_bin not null,
  subject_id bigint not null,
  version int not null,
  at datetime(6) not null,
  primary key (merchant_id, position),
  foreign key (merchant_id) references merchant (id)
);
