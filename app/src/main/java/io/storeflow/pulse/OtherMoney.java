package io.storeflow.pulse;

/** The store has got another currency since it was read: whoever acts for it reads it again. */
public final class OtherMoney extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherMoney() {
    super("the store has another currency by now", null, false, false);
  }
}
