package io.storeflow.networkprinter;

import io.storeflow.kitchen.Slips;
import io.storeflow.orderpaper.OrderPapers;
import io.storeflow.platform.pdf.Paper;
import io.storeflow.printer.PrintQueue.Handed;
import io.storeflow.printer.Printer;
import io.storeflow.printer.TicketLine;
import io.storeflow.printer.TicketPaper;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tickets as they are drawn for printers that print pictures. */
@Component
class DrawnTickets {
  private final Slips slips;
  private final OrderPapers orders;
  private final TicketPaper text;

  DrawnTickets(Slips slips, OrderPapers orders, TicketPaper text) {
    this.slips = slips;
    this.orders = orders;
    this.text = text;
  }

  /** That of an order; of one that is gone, and for a test, the same lines as others print. */
  Paper of(Store store, Printer printer, Handed handed) {
    var language = printer.is().language();
    var reader = Locale.of(language.getLanguage(), store.country());
    var order = handed.job().orderId();
    var found =
        order == null ? List.<io.storeflow.kitchen.Slip>of() : slips.of(store, List.of(order));
    if (!found.isEmpty()) return orders.ticket(store, found.getFirst(), handed.again(), reader);
    var lines = text.write(store, printer, handed).stream().map(TicketLine::text).toList();
    return orders.lines(store, lines, reader);
  }
}
