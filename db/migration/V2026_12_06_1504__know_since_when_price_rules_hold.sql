-- holds_since: since when it takes off what it takes off now; null while it is off, and where that is not known.
alter table price_rule add column holds_since datetime(6) null;
