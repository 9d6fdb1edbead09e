package io.storeflow.signin;

/** One session of a person ended because somebody said so; others may go on. */
public record SignedOut(long personId) {}
