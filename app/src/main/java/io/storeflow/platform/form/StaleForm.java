package io.storeflow.platform.form;

/** Somebody else has saved the same since the person saw it; nothing was changed. */
public final class StaleForm extends RuntimeException {
  public StaleForm() {
    super("Somebody else was faster");
  }
}
