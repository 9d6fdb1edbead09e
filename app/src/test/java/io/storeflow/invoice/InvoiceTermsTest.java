package io.storeflow.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.invoice.InvoiceRefused.Why;
import org.junit.jupiter.api.Test;

/** What a store has to say before it can make invoices. */
class InvoiceTermsTest {

  @Test
  void askForAnAddressAndInTheUnionForANumber() {
    assertThat(InvoiceTerms.lacking(false, "DE", "12/345", "")).isEqualTo(Why.ADDRESS);
    assertThat(InvoiceTerms.lacking(true, "DE", "", "")).isEqualTo(Why.TAX_ID);
    assertThat(InvoiceTerms.lacking(true, "DE", "12/345", "")).isNull();
    assertThat(InvoiceTerms.lacking(true, "DE", "", "DE136695976")).isNull();
    assertThat(InvoiceTerms.lacking(true, "US", "", "")).isNull();
  }
}
