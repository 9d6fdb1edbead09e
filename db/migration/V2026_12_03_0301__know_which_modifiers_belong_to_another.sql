-- Whether it was chosen with the modifier before it that is none of these: the sauce of the fries. Orders from before this
-- was written down show all of theirs side by side, as they did.
alter table order_line_modifier add column is_inner tinyint(1) not null default 0;
