-- Each night the expired ones are cleared away.
create index shipping_quote_expires on shipping_quote (store_id, expires_at);
