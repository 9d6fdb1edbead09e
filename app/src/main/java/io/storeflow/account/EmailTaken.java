package io.storeflow.account;

/** Somebody is registered with that address already. */
public final class EmailTaken extends RuntimeException {
  EmailTaken() {
    super("e-mail taken", null, false, false);
  }
}
