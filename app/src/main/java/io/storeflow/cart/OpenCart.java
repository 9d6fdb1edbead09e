package io.storeflow.cart;

/** A cart and the visitor whose it is. */
public record OpenCart(String visitor, Cart cart) {}
