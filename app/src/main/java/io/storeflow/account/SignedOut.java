package io.storeflow.account;

/** One session of a person ended because somebody said so; others may go on. */
public record SignedOut(long personId) {}
