package io.storeflow.invoice;

import java.util.List;

/**
 * A refund as far as its credit note needs to know it; amounts are minor units, with the tax in
 * them.
 *
 * @param credited by how much the order became worth less
 * @param other neither for goods nor shipping; below 0 for what is kept
 */
record CreditedPart(
    long id, long credited, long shipping, long other, String reason, List<Line> lines) {

  /**
   * @param of row id of the line of the order
   */
  record Line(long of, int quantity, long amount, long tax) {}
}
