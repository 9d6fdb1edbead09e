-- 0 for no limit. most_uses: in all; most_of_customer: by e-mail address; most_a_day: of a day in the store's zone;
-- most_of_code: of each code that was made in bulk; budget_minor: what it may give in all.
alter table price_rule
  add column most_uses int not null default 0,
  add column most_of_customer int not null default 0,
  add column most_a_day int not null default 0,
  add column most_of_code int not null default 0,
  add column budget_minor bigint not null default 0;
