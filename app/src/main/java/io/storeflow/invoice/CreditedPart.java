package io.storeflow.invoice;

import java.util.List;
import java.util.stream.Collectors;

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

  /**
   * What of it takes something off an invoice: no goods that were put to the order after that was
   * made, and in all no more than is left of it.
   *
   * @param left what the invoice comes to, less what was taken off it before
   */
  CreditedPart on(Invoice invoice, long left) {
    var known = invoice.lines().stream().map(Invoice.Line::of).collect(Collectors.toSet());
    var stated = lines.stream().filter(it -> known.contains(it.of)).toList();
    long goods = lines.stream().mapToLong(Line::amount).sum();
    long without = goods - stated.stream().mapToLong(Line::amount).sum();
    long some = credited - without;
    long excess = Math.max(0, some - left);
    return new CreditedPart(id, some - excess, shipping, other - excess, reason, stated);
  }
}
