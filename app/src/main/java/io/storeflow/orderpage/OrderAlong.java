package io.storeflow.orderpage;

import io.storeflow.orderlist.OrderFilter;
import io.storeflow.orderlist.OrderQueries;
import io.storeflow.orderlist.OrderQueries.Neighbours;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The list in which the person came to an order: its address goes along behind the question mark.
 * After a form of the page it is taken from the page that the form stood on.
 */
@Component
class OrderAlong {
  private static final String SINCE = "since";

  /**
   * @param newerHref of the order before this one in the list; null if there is none
   * @param listHref of the list
   * @param news how many orders of the list are newer than all it had when the page was opened
   * @param src of this page as it is later
   */
  public record Along(
      @Nullable String newerHref,
      @Nullable String olderHref,
      String listHref,
      int news,
      String src) {}

  private final OrderQueries list;
  private final HttpServletRequest request;

  OrderAlong(OrderQueries list, HttpServletRequest request) {
    this.list = list;
    this.request = request;
  }

  /** Beside an order that was opened from no list stands nothing. */
  Along of(Store store, long number) {
    var orders = store.page("/orders");
    var page = orders + "/" + number;
    var query = query(page);
    if (query == null) return new Along(null, null, orders, 0, page + "/region");
    var filter = OrderFilter.of(store, query, LocaleContextHolder.getLocale());
    var beside = list.neighbours(store, filter, number);
    long since = since(store, filter);
    var src = filter.address(page + "/region", SINCE, Long.toString(since));
    return new Along(
        href(orders, filter, beside, true),
        href(orders, filter, beside, false),
        filter.address(orders, "", null),
        request.getParameter(SINCE) == null ? 0 : news(store, filter, since),
        src);
  }

  private static @Nullable String href(
      String orders, OrderFilter filter, Neighbours beside, boolean newer) {
    var number = newer ? beside.newer() : beside.older();
    return number == null ? null : filter.address(orders + "/" + number, "", null);
  }

  /** The newest of the list when the page was opened; 0 if there was none. */
  private long since(Store store, OrderFilter filter) {
    return Optional.ofNullable(request.getParameter(SINCE))
        .flatMap(it -> OrderNumber.read(it).value())
        .orElseGet(() -> list.first(store, filter).orElse(0L));
  }

  private int news(Store store, OrderFilter filter, long since) {
    return list.newer(store, filter, list.numbered(store, List.of(since)));
  }

  private @Nullable String query(String page) {
    var own = request.getQueryString();
    if (own != null && request.getMethod().equals("GET")) return own;
    var from = request.getHeader(HttpHeaders.REFERER);
    if (from == null) return null;
    try {
      var address = URI.create(from);
      return page.equals(address.getPath()) ? address.getRawQuery() : null;
    } catch (IllegalArgumentException odd) {
      return null;
    }
  }
}
