package io.storeflow.printer;

import io.storeflow.kitchen.Slips;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes what a printer is handed: as its order is in this moment, in the printer's language. */
@Component
public class TicketPaper {
  private final Slips slips;
  private final MessageSource messages;
  private final Clock clock;

  TicketPaper(Slips slips, MessageSource messages, Clock clock) {
    this.slips = slips;
    this.messages = messages;
    this.clock = clock;
  }

  /** Its lines; none if the order is gone. */
  public List<TicketLine> write(Store store, Printer printer, PrintQueue.Handed handed) {
    var look = look(store, printer, handed.again());
    var order = handed.job().orderId();
    if (order == null) return TicketText.test(printer.name(), look);
    return slips.of(store, List.of(order)).stream()
        .flatMap(slip -> TicketText.of(slip, look).stream())
        .toList();
  }

  private TicketText.Look look(Store store, Printer printer, boolean again) {
    var language = printer.is().language();
    var reader = Locale.of(language.getLanguage(), store.country());
    return new TicketText.Look(
        printer.is().paper().columns(),
        store.name(),
        store.country(),
        store.timeZone(),
        reader,
        (key, with) -> messages.getMessage(key, with, language),
        again,
        clock.instant());
  }
}
