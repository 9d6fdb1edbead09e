package io.storeflow.stockwatch;

import io.storeflow.platform.code.Coded;
import java.time.Instant;
import java.util.List;

/**
 * Staff are to be told of stock: published inside the transaction that notes it as told.
 *
 * @param variants row ids of those it is about; the first of them where there are many
 * @param count how many there are
 */
public record StockNews(
    long storeId, String merchantPublicId, Kind kind, List<Long> variants, int count, Instant at) {
  /** As many are named. */
  static final int NAMED = 50;

  public enum Kind implements Coded {
    /** Little or nothing is left. */
    LOW,
    /** The stock is not the sum of its ledger. */
    DIFFERS
  }
}
