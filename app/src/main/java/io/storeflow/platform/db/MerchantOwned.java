package io.storeflow.platform.db;

/**
 * Marks a generated table whose rows belong to one merchant; its primary key starts with {@code
 * merchant_id}.
 */
public interface MerchantOwned {}
