package io.storeflow.printerpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.printer.PrintQueue;
import io.storeflow.printer.Printer;
import io.storeflow.printer.PrinterQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has the ticket of an order printed by a receipt printer. */
@Controller
class OrderTicketController {
  private final PrinterQueries printers;
  private final PrintQueue queue;
  private final MessageSource messages;

  OrderTicketController(PrinterQueries printers, PrintQueue queue, MessageSource messages) {
    this.printers = printers;
    this.queue = queue;
    this.messages = messages;
  }

  @PostMapping("/s/{store}/orders/{number:\\d{1,18}}/tickets")
  @Needs(Permission.SEE_ORDERS)
  String create(
      Store store,
      Actor actor,
      @PathVariable long number,
      @RequestParam(required = false) @Nullable String printer,
      Locale locale,
      RedirectAttributes redirect) {
    if (printer == null) throw new NotFound();
    var chosen = printers.get(store, printer);
    redirect.addFlashAttribute("flash", Flash.said(asked(store, number, chosen, actor, locale)));
    return "redirect:" + store.page("/orders/" + number);
  }

  private String asked(Store store, long number, Printer printer, Actor actor, Locale locale) {
    try {
      queue.ask(store, printer, number, actor);
      return messages.getMessage("printer.asked", new Object[] {printer.name()}, locale);
    } catch (PrintQueue.Full full) {
      return messages.getMessage("printer.full", new Object[] {printer.name()}, locale);
    }
  }
}
