package io.storeflow.merchant;

import io.storeflow.store.Actor;
import io.storeflow.store.Store;

/**
 * A store was opened, in a transaction that is not yet committed: whoever keeps something that each
 * store has from the start writes it now.
 */
public record StoreOpened(Store store, FirstRates rates, Actor actor) {}
