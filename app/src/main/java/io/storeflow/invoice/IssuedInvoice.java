package io.storeflow.invoice;

import io.storeflow.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document that was made.
 *
 * @param id its public id
 * @param order number of its order
 * @param former number of what it refers to; null for none
 */
public record IssuedInvoice(
    String id,
    InvoiceKind kind,
    String number,
    long order,
    String buyer,
    LocalDate issuedOn,
    Instant issuedAt,
    Money total,
    @Nullable String former) {

  /** The number of the one that states what the order comes to now; null for none. */
  public @Nullable String standingOf(java.util.List<IssuedInvoice> all) {
    return all.stream()
        .filter(it -> it.kind.states())
        .filter(it -> all.stream().noneMatch(other -> other.cancels(it)))
        .map(IssuedInvoice::number)
        .findFirst()
        .orElse(null);
  }

  /** Whether another one has taken all of it off since, so that it does not hold any more. */
  public boolean isOver(java.util.List<IssuedInvoice> all) {
    return kind.states() && all.stream().anyMatch(other -> other.cancels(this));
  }

  /** What the order is stated to come to by all of its documents together. */
  public Money stated(java.util.List<IssuedInvoice> all) {
    return all.stream().map(IssuedInvoice::booked).reduce(Money::plus).orElseThrow();
  }

  private boolean cancels(IssuedInvoice other) {
    return kind == InvoiceKind.CANCELLATION && other.number.equals(former);
  }

  /** What it adds to the books: what takes off is below 0. */
  public Money booked() {
    return kind.states() ? total : total.negated();
  }
}
