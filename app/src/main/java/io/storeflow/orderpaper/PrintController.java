package io.storeflow.orderpaper;

import io.storeflow.desk.Needs;
import io.storeflow.orderlist.OrderFilter;
import io.storeflow.orderlist.OrderQueries;
import io.storeflow.orderlist.OrderRow;
import io.storeflow.orderlist.Ticked;
import io.storeflow.platform.code.Coded;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Prints the orders of a list, or those that are ticked there: first what, then one file. Which
 * orders stands in the address, as for their list.
 */
@Controller
@RequestMapping("/s/{store}/orders/print")
@Needs(Permission.SEE_ORDERS)
class PrintController {
  /** Orders of one file: a stack of paper as high as a printer holds. */
  static final int MOST = 1_000;

  private final OrderQueries list;
  private final PrintRun run;

  PrintController(OrderQueries list, PrintRun run) {
    this.list = list;
    this.run = run;
  }

  @GetMapping
  String choose(
      Store store,
      @RequestParam(name = "order", defaultValue = "") List<String> ticked,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    return page(store, chosen(store, ticked, request, locale), request, model);
  }

  /** Sends the file, or says why not; nothing is printed then. */
  @PostMapping
  @Nullable String print(
      Store store,
      Actor actor,
      @RequestParam(name = "order", defaultValue = "") List<String> ticked,
      @RequestParam(required = false) @Nullable String what,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model)
      throws IOException {
    var orders = chosen(store, ticked, request, locale);
    var paper = Coded.find(OrderPrints.Paper.class, what).orElse(null);
    if (paper == null || orders.isEmpty() || orders.size() > MOST) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("wrong", paper == null);
      return page(store, orders, request, model);
    }
    var file = run.print(store, paper, orders, locale, actor);
    PdfAnswer.send(file, store.slug() + "-" + paper.code() + ".pdf", true, response);
    return null;
  }

  /** Row ids; one more than may be, where there are more. */
  private List<Long> chosen(
      Store store, List<String> ticked, HttpServletRequest request, Locale locale) {
    var numbers = Ticked.of(ticked).numbers();
    if (!numbers.isEmpty())
      return list.numbered(store, numbers).stream().map(OrderRow::id).toList();
    var filter = OrderFilter.of(store, request.getQueryString(), locale);
    return list.ids(store, filter, MOST + 1);
  }

  private static String page(
      Store store, List<Long> orders, HttpServletRequest request, Model model) {
    model
        .addAttribute("count", orders.size())
        .addAttribute("most", MOST)
        .addAttribute("papers", OrderPrints.Paper.values())
        .addAttribute("orders", store.page("/orders"))
        .addAttribute("query", Objects.toString(request.getQueryString(), ""));
    return "order/print";
  }
}
