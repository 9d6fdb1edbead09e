package io.storeflow.invoicepage;

import io.storeflow.invoice.InvoiceFiles;
import io.storeflow.invoice.InvoiceMoment;
import io.storeflow.invoice.InvoiceQueries;
import io.storeflow.invoice.InvoiceTerms;
import io.storeflow.invoice.InvoiceTermsRows;
import io.storeflow.invoice.Invoices;
import io.storeflow.order.FulfilmentState;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.testing.Placed;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Invoices of orders, and what they say of the seller. */
@Component
class InvoiceSamples implements FeatureSamples {
  private static final String ORDER = "/s/{store}/orders/{number}";

  private final Placed placed;
  private final Invoices invoices;
  private final InvoiceQueries queries;
  private final InvoiceFiles files;
  private final InvoiceTermsRows terms;

  InvoiceSamples(
      Placed placed,
      Invoices invoices,
      InvoiceQueries queries,
      InvoiceFiles files,
      InvoiceTermsRows terms) {
    this.placed = placed;
    this.invoices = invoices;
    this.queries = queries;
    this.files = files;
    this.terms = terms;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("number", ORDER + "/invoice", this::order);
    book.thing("number", ORDER + "/invoice.pdf", this::invoiced);
    book.thing("number", ORDER + "/invoice/correction", this::invoiced);
    book.thing("number", ORDER + "/documents", this::invoiced);
    book.thing("document", this::document);
    book.form(ORDER + "/invoice create", spot -> Map.of());
    book.form(ORDER + "/invoice/correction correct", this::correction);
    book.form("/s/{store}/invoices/details update", this::form);
  }

  private Map<String, String> form(Spot spot) {
    said(spot);
    return Map.ofEntries(
        Map.entry("legalName", "Name " + spot.mark()),
        Map.entry("taxNumber", "12/345/67890"),
        Map.entry("register", "HRB 12345"),
        Map.entry("managers", "Ann Lee"),
        Map.entry("iban", "DE89370400440532013000"),
        Map.entry("bic", "COBADEFFXXX"),
        Map.entry("bank", "Bank"),
        Map.entry("paymentTerms", "At once"),
        Map.entry("closing", "Thank you"),
        Map.entry("invoicePrefix", "I-"),
        Map.entry("creditPrefix", "C-"),
        Map.entry("made", "asked"),
        Map.entry("version", Integer.toString(terms.of(spot.store()).version())));
  }

  /** Twice, so that its version is one that nobody guesses. */
  private void said(Spot spot) {
    for (int version = terms.of(spot.store()).version(); version < 2; version++) say(spot, version);
  }

  private void say(Spot spot, int version) {
    var said =
        new InvoiceTerms(
            "Kissa " + version,
            "12/345",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "I-",
            "C-",
            InvoiceMoment.ASKED,
            version);
    terms.say(spot.store(), said, Actor.SYSTEM);
  }

  private String order(Spot spot) {
    said(spot);
    long number = placed.order(spot.store(), Instant.now(), FulfilmentState.READY, row -> {});
    return Long.toString(number);
  }

  private String invoiced(Spot spot) {
    var number = order(spot);
    invoices.make(spot.store(), Long.parseLong(number), Actor.SYSTEM);
    return number;
  }

  /** The seller is called otherwise since the order in the address was invoiced. */
  private Map<String, String> correction(Spot spot) {
    said(spot);
    long number = Long.parseLong(spot.at("number"));
    invoices.make(spot.store(), number, Actor.SYSTEM);
    say(spot, terms.of(spot.store()).version());
    return Map.of("invoice", files.of(spot.store(), document(spot)).name());
  }

  /** That of the order in the address, if it has one. */
  private String document(Spot spot) {
    var number = spot.address().getOrDefault("number", "0");
    return queries
        .standing(spot.store(), Long.parseLong(number))
        .or(() -> queries.standing(spot.store(), Long.parseLong(invoiced(spot))))
        .orElseThrow();
  }
}
