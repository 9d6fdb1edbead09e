-- As #rrggbb: what stands in a picture's place until it comes. Null where it was made by a release before.
alter table media add column colour char(7) character set ascii collate ascii_bin null;
