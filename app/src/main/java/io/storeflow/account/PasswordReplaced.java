package io.storeflow.account;

/**
 * A person has another password: published inside the transaction of the change, for whatever was
 * given to them under the old one and ends with it.
 */
public record PasswordReplaced(long personId) {}
