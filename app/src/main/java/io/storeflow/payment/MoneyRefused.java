package io.storeflow.payment;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Money;

/** An amount that cannot come or go back. Nothing was changed. */
public final class MoneyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; the amount that goes with it is that of {@link MoneyRefused#limit}. */
  public enum Why implements Coded {
    /** Nothing is to come any more. */
    NOTHING_DUE,
    /** More than is due; the limit is what is. */
    MORE_THAN_DUE,
    /** Some of it went back already; the limit is what did. */
    WENT_BACK,
    /** More than came and is still there; the limit is that. */
    MORE_THAN_KEPT,
    /** It was withdrawn before. */
    WITHDRAWN
  }

  private final Why why;
  private final transient Money limit;

  public MoneyRefused(Why why, Money limit) {
    super(why.code() + ", " + limit.plain(), null, false, false);
    this.why = why;
    this.limit = limit;
  }

  public Why why() {
    return why;
  }

  public Money limit() {
    return limit;
  }
}
