package io.storeflow.customer;

import io.storeflow.store.Store;

/** Somebody is written down who was new: published inside the transaction of that. */
public record CustomerAdded(Store store, long id, String email, String name, String phone) {}
