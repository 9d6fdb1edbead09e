package io.storeflow.invoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a document says beside what it is about. */
record InvoiceHead(
    InvoiceKind kind, String number, LocalDate issuedOn, Invoice.@Nullable Former former) {
  /** That of one that was made. */
  static InvoiceHead of(Invoice made) {
    return new InvoiceHead(made.kind(), made.number(), made.issuedOn(), made.former());
  }
}
