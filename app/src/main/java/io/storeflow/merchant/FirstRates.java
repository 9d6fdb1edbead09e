package io.storeflow.merchant;

/** Which shipping rates a store has when it opens. */
public enum FirstRates {
  /** What is usual for its country and currency, so that it can sell at once. */
  USUAL,
  /** None: who opens it brings its own. */
  NONE
}
