package io.storeflow.invoice;

import io.storeflow.invoice.InvoiceRefused.Why;
import io.storeflow.store.Audited.Changes;
import io.storeflow.tax.TaxRates;
import org.jspecify.annotations.Nullable;

/**
 * What a store says of itself on invoices, beside its address and VAT id; texts may be empty.
 *
 * @param taxNumber where it has no VAT id, or beside it
 * @param register where the company is registered, with the number
 * @param managers who acts for it
 * @param paymentTerms until when and how an invoice is paid that is not
 * @param closing below all else
 * @param invoicePrefix before year and number of invoices; creditPrefix: of what takes off
 * @param version rises with each change; 0 while nothing was said
 */
public record InvoiceTerms(
    String legalName,
    String taxNumber,
    String register,
    String managers,
    String iban,
    String bic,
    String bank,
    String paymentTerms,
    String closing,
    String invoicePrefix,
    String creditPrefix,
    InvoiceMoment made,
    int version) {
  /** With what a form begins. */
  public static final InvoiceTerms NONE =
      new InvoiceTerms("", "", "", "", "", "", "", "", "", "", "C-", InvoiceMoment.SETTLED, 0);

  /** Whether invoices can be made at all. */
  public boolean isSaid() {
    return version > 0;
  }

  /**
   * What a store that makes invoices has not said that they have to say of it; null for nothing.
   *
   * @param located whether it has an address
   * @param country of the store
   * @param taxNumber as in its terms
   * @param vatId as in its taxes
   */
  static @Nullable Why lacking(boolean located, String country, String taxNumber, String vatId) {
    if (!located) return Why.ADDRESS;
    boolean inUnion = TaxRates.seeded().isInUnion(country);
    return inUnion && vatId.isEmpty() && taxNumber.isEmpty() ? Why.TAX_ID : null;
  }

  String prefix(InvoiceKind kind) {
    return kind.states() ? invoicePrefix : creditPrefix;
  }

  Changes differences(InvoiceTerms before) {
    return Changes.none()
        .field("legalName", before.legalName, legalName)
        .field("taxNumber", before.taxNumber, taxNumber)
        .field("register", before.register, register)
        .field("managers", before.managers, managers)
        .field("iban", before.iban, iban)
        .field("bic", before.bic, bic)
        .field("bank", before.bank, bank)
        .field("paymentTerms", before.paymentTerms, paymentTerms)
        .field("closing", before.closing, closing)
        .field("invoicePrefix", before.invoicePrefix, invoicePrefix)
        .field("creditPrefix", before.creditPrefix, creditPrefix)
        .field("made", before.made.code(), made.code());
  }
}
