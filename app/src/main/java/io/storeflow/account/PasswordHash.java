package io.storeflow.account;

/** A new password as it is kept: made by {@link People#hash} before the transaction begins. */
public record PasswordHash(String encoded) {

  /** Hashes are for nobody's log. */
  @Override
  public String toString() {
    return "PasswordHash";
  }
}
