package io.storeflow.sharing;

import io.storeflow.store.Store;

/**
 * A linked product is again what its source says: in the transaction that made it so.
 *
 * @param source public id of the product that is followed
 * @param product public id of the one that follows it
 */
public record Followed(Store from, String source, Store to, String product) {}
