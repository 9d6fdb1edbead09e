package io.storeflow.orderlist;

import io.storeflow.desk.Needs;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.platform.paging.Page;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of orders, and the same list as it is later. */
@Controller
@RequestMapping("/s/{store}/orders")
@Needs(Permission.SEE_ORDERS)
class OrderListController {
  private final OrderQueries queries;
  private final OrderListWords words;
  private final Pulse pulse;
  private final Transactions transactions;

  OrderListController(
      OrderQueries queries, OrderListWords words, Pulse pulse, Transactions transactions) {
    this.queries = queries;
    this.words = words;
    this.pulse = pulse;
    this.transactions = transactions;
  }

  @GetMapping
  String list(Store store, @RequestParam Map<String, String> address, Model model) {
    var filter = OrderFilter.of(address);
    var cursor = address.get("cursor");
    transactions.snapshot(
        () -> {
          model.addAttribute("seq", pulse.read(store).orders());
          var page = queries.page(store, filter, cursor);
          boolean atTop = page.newer() == null && !filter.oldestFirst();
          return words.fill(model, store, filter, page, queries.counts(store), 0, atTop);
        });
    return "order/list";
  }

  /**
   * The rows that the person is reading, as they are now: none moves or goes away under the
   * person's eyes. How many have come since is said above them.
   */
  @GetMapping("/region")
  String region(Store store, @RequestParam Map<String, String> address, Model model) {
    var filter = OrderFilter.of(address);
    var shown = numbers(address.getOrDefault("shown", ""));
    boolean atTop = address.containsKey("top");
    transactions.snapshot(
        () -> {
          model.addAttribute("seq", pulse.read(store).orders());
          var rows = queries.numbered(store, shown);
          int news = atTop ? queries.newer(store, filter, rows) : 0;
          var page = new Page<>(rows, address.get("newer"), address.get("older"));
          return words.fill(model, store, filter, page, queries.counts(store), news, atTop);
        });
    return "order/list :: region";
  }

  private static List<Long> numbers(String text) {
    return OrderNumber.all(List.of(text.split("\\.", OrderQueries.PAGE + 1))).stream()
        .limit(OrderQueries.PAGE)
        .toList();
  }
}
