package io.storeflow.currencychange;

import io.storeflow.platform.code.Coded;

/** What becomes of amounts. */
enum Way implements Coded {
  CONVERT,
  /** 12.90 stays 12.90. */
  KEEP,
  /**
   * They stay as they are typed, and nothing is charged or given by them until somebody says so.
   */
  OFF
}
