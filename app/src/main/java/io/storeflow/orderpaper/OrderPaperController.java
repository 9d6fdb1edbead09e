package io.storeflow.orderpaper;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;

import io.storeflow.desk.Needs;
import io.storeflow.kitchen.Slips;
import io.storeflow.logo.Logos;
import io.storeflow.orderpaper.OrderPrints.Paper;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.pdf.Papers;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The papers of one order. Whoever prints one says so first, which its timeline tells, and is led
 * to the paper; to look at one tells nothing.
 */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}")
@Needs(Permission.SEE_ORDERS)
class OrderPaperController {
  private final DSLContext db;
  private final Transactions transactions;
  private final PackingSlips slips;
  private final Slips tickets;
  private final PaperSettings settings;
  private final Logos logos;
  private final OrderPapers papers;
  private final OrderPrints prints;
  private final Papers press;

  OrderPaperController(
      DSLContext db,
      Transactions transactions,
      PackingSlips slips,
      Slips tickets,
      PaperSettings settings,
      Logos logos,
      OrderPapers papers,
      OrderPrints prints,
      Papers press) {
    this.db = db;
    this.transactions = transactions;
    this.slips = slips;
    this.tickets = tickets;
    this.settings = settings;
    this.logos = logos;
    this.papers = papers;
    this.prints = prints;
    this.press = press;
  }

  /**
   * @param parcel public id of one that went out; missing for what is still to be packed
   */
  @GetMapping("/packing-slip.pdf")
  void slip(
      Store store,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String parcel,
      HttpServletResponse response)
      throws IOException {
    var slip = slips.of(store, number, parcel, true).orElseThrow(NotFound::new);
    var paper =
        papers.slip(store, slip, settings.slipsHavePrices(store), logos.of(store).orElse(null));
    var file = press.printed(List.of(paper).iterator());
    PdfAnswer.send(file, number + "-packing-slip.pdf", false, response);
  }

  @GetMapping("/ticket.pdf")
  void ticket(Store store, @PathVariable long number, HttpServletResponse response, Locale locale)
      throws IOException {
    var order = known(store, number, true).orElseThrow(NotFound::new);
    var slip = tickets.of(store, List.of(order.id())).getFirst();
    var paper = papers.ticket(store, slip, order.again(), locale);
    PdfAnswer.send(
        press.printed(List.of(paper).iterator()), number + "-ticket.pdf", false, response);
  }

  /** Notes that it is printed, and leads to it. */
  @PostMapping("/prints")
  String print(
      Store store,
      Actor actor,
      @PathVariable long number,
      @RequestParam(required = false) @Nullable String what,
      @RequestParam(defaultValue = "") String parcel) {
    var paper = Coded.find(Paper.class, what).orElse(null);
    if (paper != Paper.SLIP && paper != Paper.TICKET) throw new NotFound();
    var base = store.page("/orders/" + number);
    if (paper == Paper.TICKET) {
      var order = known(store, number, false).orElseThrow(NotFound::new);
      tell(store, paper, order, "", actor);
      return "redirect:" + base + "/ticket.pdf";
    }
    var slip = slips.of(store, number, parcel, false).orElseThrow(NotFound::new);
    var order = new OrderPrints.Order(slip.id(), slip.number(), slip.again());
    tell(store, paper, order, slip.mark(), actor);
    return "redirect:" + base + "/packing-slip.pdf" + (parcel.isEmpty() ? "" : "?parcel=" + parcel);
  }

  private void tell(Store store, Paper paper, OrderPrints.Order order, String mark, Actor actor) {
    transactions.write(() -> prints.tell(store, paper, List.of(order), mark, actor));
  }

  private Optional<OrderPrints.Order> known(Store store, long number, boolean marked) {
    var o = only(store, ORDERS);
    return db.select(o.ID, o.NUMBER, OrderPrints.marks(store, o, Paper.TICKET, marked))
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional(
            row -> new OrderPrints.Order(row.value1(), row.value2(), row.value3().contains("")));
  }
}
