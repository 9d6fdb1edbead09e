-- typed: the fields of the checkout as they were typed, as JSON, for the same browser; gone with the cart.
alter table cart add column typed text null;
