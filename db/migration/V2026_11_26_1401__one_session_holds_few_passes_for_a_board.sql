-- The session whose screen holds the pass, as SHA-256 of its id; null for passes from before.
alter table board_pass add column session_hash char(64) character set ascii collate ascii_bin null after person_id;
