package io.storeflow.networkprinter;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.NotYet;
import io.storeflow.platform.pdf.Papers;
import io.storeflow.printer.PaperWidth;
import io.storeflow.printer.PrintQueue;
import io.storeflow.printer.PrintQueue.Handed;
import io.storeflow.printer.Printer;
import io.storeflow.printer.PrinterKind;
import io.storeflow.printer.PrinterQueries;
import io.storeflow.printer.TicketWaits;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends tickets to printers that do not ask for them. What did not come through is tried again a
 * few times, and is a failed task then, as with those that ask.
 */
@Component
class SentTickets {
  private static final TaskDescriptor<Sent> SEND = TaskDescriptor.of("printer.send", Sent.class);
  private static final String WELL = "200";
  private static final Duration AGAIN = Duration.ofSeconds(20);

  /** The work of sending one ticket, by its token. */
  record Sent(long storeId, String printer, String token) implements JobPayload {}

  private final Jobs jobs;
  private final Stores stores;
  private final PrinterQueries printers;
  private final PrinterNetworks networks;
  private final PrintQueue queue;
  private final DrawnTickets drawn;
  private final Papers papers;

  SentTickets(
      Jobs jobs,
      Stores stores,
      PrinterQueries printers,
      PrinterNetworks networks,
      PrintQueue queue,
      DrawnTickets drawn,
      Papers papers) {
    this.jobs = jobs;
    this.stores = stores;
    this.printers = printers;
    this.networks = networks;
    this.queue = queue;
    this.drawn = drawn;
    this.papers = papers;
  }

  @EventListener
  void waits(TicketWaits ticket) {
    if (ticket.kind() != PrinterKind.NETWORK) return;
    var work = new Sent(ticket.storeId(), ticket.printer(), ticket.token());
    jobs.enqueue(SEND, work, Jobs.Priority.DEFAULT);
  }

  /** Nothing of what was printed or dropped meanwhile. */
  void send(Sent work) {
    var store = stores.reopen(work.storeId());
    var printer = printers.find(store, work.printer()).orElse(null);
    if (printer == null) return;
    var handed = queue.hand(store, printer, work.token(), "").orElse(null);
    if (handed == null) return;
    try {
      send(store, printer, handed);
      printers.seen(store, printer, WELL);
      queue.confirm(store, printer, work.token());
    } catch (IOException trouble) {
      var why = trouble instanceof PrinterTrouble told ? told.what() : "the line broke";
      printers.seen(store, printer, why);
      if (queue.refuse(store, printer, work.token(), why))
        throw new NotYet("the printer has not printed it yet", AGAIN);
    }
  }

  private void send(Store store, Printer printer, Handed handed) throws IOException {
    var address = PrinterAddress.read(printer.is().address()).value().orElse(null);
    // Whoever runs StoreFlow may have named others since.
    if (address == null || !networks.have(address))
      throw new PrinterTrouble("its address is in no network that was named for printers");
    int dots = printer.is().paper() == PaperWidth.MM58 ? 384 : 576;
    try (var file = papers.printed(List.of(drawn.of(store, printer, handed)).iterator());
        var line = PrinterLine.to(address)) {
      line.print(EscPos.of(file.path(), dots));
    }
  }

  /** The kind of work. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {
    @Bean
    static Task<Sent> ticketsToSend(JobFactory factory, SentTickets tickets) {
      return factory.task(SEND, tickets::send);
    }
  }
}
