package io.storeflow.account;

/** A link is to be sent to a person's address: published inside a transaction. */
public record EmailToVerify(long personId) {}
