package io.storeflow.profile;

/**
 * Somebody asks for a new password: published inside a transaction, whether or not anybody is
 * registered with the address, so that the answer tells nothing.
 */
public record PasswordForgotten(String email) {}
