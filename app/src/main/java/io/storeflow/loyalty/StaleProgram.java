package io.storeflow.loyalty;

/** Somebody else has changed the program since it was shown. */
public class StaleProgram extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleProgram() {
    super("the program has been changed meanwhile", null, false, false);
  }
}
