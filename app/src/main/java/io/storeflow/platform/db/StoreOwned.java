package io.storeflow.platform.db;

/**
 * Marks a generated table whose rows belong to one store; its primary key starts with {@code
 * store_id}.
 */
public interface StoreOwned {}
