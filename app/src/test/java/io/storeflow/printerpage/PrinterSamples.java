package io.storeflow.printerpage;

import io.storeflow.printer.NewPrinter;
import io.storeflow.printer.PaperWidth;
import io.storeflow.printer.Printer;
import io.storeflow.printer.PrinterKind;
import io.storeflow.printer.PrinterQueries;
import io.storeflow.printer.Printers;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Receipt printers. */
@Component
class PrinterSamples implements FeatureSamples {
  private final Printers printers;
  private final PrinterQueries queries;

  PrinterSamples(Printers printers, PrinterQueries queries) {
    this.printers = printers;
    this.queries = queries;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("printer", this::printer);
    book.form(
        "/s/{store}/printers create",
        spot ->
            Map.of(
                "name",
                "Kitchen " + spot.mark(),
                "kind",
                "star",
                "paper",
                "mm80",
                "language",
                "en",
                "location",
                "",
                "address",
                "",
                "automatic",
                "true"));
    book.form(
        "/s/{store}/printers/{printer} update",
        spot -> Map.of("name", "Bar " + spot.mark(), "paper", "mm58", "language", "de"));
    book.formWithoutTrace("/s/{store}/printers/{printer}/test test", spot -> Map.of());
    book.form("/s/{store}/printers/{printer}/revocation revoke", spot -> Map.of());
    book.formWithoutTrace(
        "/s/{store}/orders/{number}/tickets create", spot -> Map.of("printer", printer(spot)));
  }

  private String printer(Spot spot) {
    pair(spot.store(), spot.mark());
    return queries.all(spot.store()).stream()
        .max(Comparator.comparing(Printer::id))
        .orElseThrow()
        .publicId();
  }

  private void pair(Store store, String name) {
    var all =
        new NewPrinter(name, PrinterKind.STAR, PaperWidth.MM80, Locale.ENGLISH, null, "", true);
    printers.pair(store, all, Actor.SYSTEM);
  }
}
