-- ready_by: when the store has to be done with it: before it is at the shopper's door, and also for parcels, whose
-- shoppers are told a day. Null in orders from before it was written: those have to be ready when it was promised.
alter table orders add column ready_by datetime(6) null after promised_at;
