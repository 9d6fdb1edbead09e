package io.storeflow.soldout;

import io.storeflow.platform.code.Coded;

/** For how long something is sold out. */
public enum Spell implements Coded {
  /** Until the store opens tomorrow, see {@link NextOpening}. */
  OPENING,
  /** Until somebody says otherwise. */
  GOOD,
  /** It can be had again. */
  BACK;
}
