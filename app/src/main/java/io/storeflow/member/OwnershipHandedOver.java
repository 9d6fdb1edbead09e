package io.storeflow.member;

import io.storeflow.store.Store;

/**
 * A merchant has another owner: published inside the transaction.
 *
 * @param store from which it was done
 * @param from row id of the former owner, who manages from now on
 * @param to row id of the new one
 */
public record OwnershipHandedOver(Store store, long from, long to) {}
