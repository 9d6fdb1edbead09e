-- One row. The folder of the files carries the same mark once marked_at is set: a node with another folder does not start.
create table file_place (
  id tinyint not null primary key,
  mark char(36) character set ascii collate ascii_bin not null,
  marked_at datetime(6) null
);
insert into file_place (id, mark, marked_at) values (1, uuid(), null);
