package io.storeflow.signin;

/**
 * Somebody could not try because others tried before, and asks for a link: published inside a
 * transaction, whether or not anybody is registered with the address.
 */
public record SignInBlocked(String email) {}
