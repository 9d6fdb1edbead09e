package io.storeflow.orderexport;

import io.storeflow.audit.Exports;
import io.storeflow.desk.Needs;
import io.storeflow.orderlist.OrderFilter;
import io.storeflow.orderlist.OrderQueries;
import io.storeflow.orderlist.OrderRow;
import io.storeflow.orderlist.Ticked;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The orders of a list as a file, or those that are ticked there. It has the addresses of all of
 * them, so it is for those who may change orders.
 */
@Controller
class OrderExportController {
  /** Orders that are read at once. */
  private static final int PAGE = 200;

  private final OrderQueries list;
  private final OrderExportQueries queries;
  private final Exports exports;

  OrderExportController(OrderQueries list, OrderExportQueries queries, Exports exports) {
    this.list = list;
    this.queries = queries;
    this.exports = exports;
  }

  @GetMapping("/s/{store}/orders.csv")
  @Needs(Permission.EXPORT_ORDERS)
  void file(
      Store store,
      Actor actor,
      @RequestParam(name = "order", defaultValue = "") List<String> ticked,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    var filter = OrderFilter.of(store, request.getQueryString(), locale);
    var numbers = Ticked.of(ticked).numbers();
    exports.send(
        response,
        Exports.File.of(store, actor, "order", "orders", request),
        OrderFile.TITLES,
        cursor ->
            numbers.isEmpty()
                ? page(store, list.page(store, filter, cursor, PAGE))
                : page(store, new Page<>(list.numbered(store, numbers), null, null)),
        (order, csv) -> new OrderFile(csv, store.timeZone()).write(order));
  }

  private Page<ExportedOrder> page(Store store, Page<OrderRow> rows) {
    @Nullable String older = rows.older();
    var orders = queries.all(store, rows.rows().stream().map(OrderRow::id).toList());
    return new Page<>(orders, null, older);
  }
}
