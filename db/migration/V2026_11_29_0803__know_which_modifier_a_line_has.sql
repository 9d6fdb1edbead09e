-- Null where the modifier is gone, and in orders from before it was written down.
alter table order_line_modifier add column modifier_id bigint null;
