package io.storeflow.orderpaper;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;

import io.storeflow.kitchen.Slip;
import io.storeflow.kitchen.Slips;
import io.storeflow.logo.Logos;
import io.storeflow.orderpaper.OrderPrints.Paper;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.pdf.Papers;
import io.storeflow.platform.pdf.PrintedFile;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Prints many orders as one file: they are read some at a time and drawn one by one, so that memory
 * stays flat. Once all is drawn, each says that it was printed.
 */
@Component
class PrintRun {
  private static final int AT_ONCE = 50;

  private final DSLContext db;
  private final Transactions transactions;
  private final PackingSlips slips;
  private final Slips tickets;
  private final PickLists lists;
  private final PaperSettings settings;
  private final Logos logos;
  private final OrderPapers papers;
  private final OrderPrints prints;
  private final Papers press;

  PrintRun(
      DSLContext db,
      Transactions transactions,
      PackingSlips slips,
      Slips tickets,
      PickLists lists,
      PaperSettings settings,
      Logos logos,
      OrderPapers papers,
      OrderPrints prints,
      Papers press) {
    this.db = db;
    this.transactions = transactions;
    this.slips = slips;
    this.tickets = tickets;
    this.lists = lists;
    this.settings = settings;
    this.logos = logos;
    this.papers = papers;
    this.prints = prints;
    this.press = press;
  }

  /**
   * @param orders row ids, in the order in which they are printed
   * @param reader in whose language tickets and lists are
   * @return to be closed once it is sent
   */
  PrintedFile print(Store store, Paper what, List<Long> orders, Locale reader, Actor actor) {
    var printed = new ArrayList<OrderPrints.Order>();
    var file = press.printed(drawn(store, what, orders, reader, printed));
    try {
      transactions.write(() -> prints.tell(store, what, printed, "", actor));
    } catch (RuntimeException failed) {
      file.close();
      throw failed;
    }
    return file;
  }

  private Iterator<io.storeflow.platform.pdf.Paper> drawn(
      Store store, Paper what, List<Long> orders, Locale reader, List<OrderPrints.Order> printed) {
    return switch (what) {
      case SLIP -> {
        boolean prices = settings.slipsHavePrices(store);
        var logo = logos.of(store).orElse(null);
        yield some(orders, it -> slips.of(store, it).stream())
            .map(
                slip -> {
                  printed.add(new OrderPrints.Order(slip.id(), slip.number(), slip.again()));
                  return papers.slip(store, slip, prices, logo);
                })
            .iterator();
      }
      case TICKET -> some(orders, it -> tickets(store, it, printed, reader)).iterator();
      case PICK_LIST -> {
        some(orders, it -> known(store, what, it).stream()).forEach(printed::add);
        yield List.of(papers.pickList(store, lists.of(store, orders, reader), reader)).iterator();
      }
    };
  }

  private Stream<io.storeflow.platform.pdf.Paper> tickets(
      Store store, List<Long> orders, List<OrderPrints.Order> printed, Locale reader) {
    var known = known(store, Paper.TICKET, orders);
    printed.addAll(known);
    return tickets.of(store, orders).stream()
        .map(slip -> papers.ticket(store, slip, isAgain(known, slip), reader));
  }

  private static boolean isAgain(List<OrderPrints.Order> known, Slip slip) {
    return known.stream().anyMatch(it -> it.id() == slip.ticket().id() && it.again());
  }

  /** Those orders, and whether that was printed of each as a whole before. One statement. */
  List<OrderPrints.Order> known(Store store, Paper what, Collection<Long> orders) {
    var o = only(store, ORDERS);
    return db.select(o.ID, o.NUMBER, OrderPrints.marks(store, o, what, false))
        .from(o)
        .where(o.ID.in(orders))
        .fetch(row -> new OrderPrints.Order(row.value1(), row.value2(), row.value3().contains("")));
  }

  private static <T> Stream<T> some(List<Long> orders, Function<List<Long>, Stream<T>> read) {
    return IntStream.range(0, (orders.size() + AT_ONCE - 1) / AT_ONCE)
        .mapToObj(at -> orders.subList(at * AT_ONCE, Math.min(orders.size(), (at + 1) * AT_ONCE)))
        .flatMap(read);
  }
}
