package io.storeflow.signin;

import io.storeflow.account.SignedIn;

/** A person ended all sessions, or changed the password: whatever else lets them in ends too. */
public record SignedOutEverywhere(SignedIn person) {}
