package io.storeflow.desk;

import io.storeflow.account.SignedIn;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;

/**
 * A person may do something else for the merchant, or nothing any more: published inside the
 * transaction, once the memberships are written. Screens that are open by their right close after
 * commit.
 */
public record AccessChanged(Merchant merchant, SignedIn person, Actor by) {}
