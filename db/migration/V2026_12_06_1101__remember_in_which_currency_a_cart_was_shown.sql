-- Where the store had another currency when the shopper saw the cart; null for the one of now.
alter table cart
  add column shown_currency char(3) character set ascii collate ascii_bin null;
