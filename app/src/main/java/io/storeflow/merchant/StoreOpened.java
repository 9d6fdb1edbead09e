package io.storeflow.merchant;

/**
 * A store was opened: published inside the transaction; each feature gives the store what it needs
 * to begin with.
 */
public record StoreOpened(Store store) {}
