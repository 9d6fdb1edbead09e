-- In small letters, so that who types theirs in capitals is known by it.
update withdrawal set email = lower(email) where binary email <> binary lower(email);
