-- What was chosen, by public ids of modifiers, as text; choices stays its fingerprint. Empty for a variant as it is.
alter table cart_line add column chosen varchar(2000) character set ascii collate ascii_bin not null default '';
