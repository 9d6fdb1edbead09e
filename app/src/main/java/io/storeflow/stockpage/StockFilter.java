package io.storeflow.stockpage;

import io.storeflow.platform.input.Typed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which variants the list of stock shows. What the address says wrongly is left out.
 *
 * @param stock low, out, or empty for all
 * @param place public id of a location, whose numbers are shown; empty for all together
 */
public record StockFilter(@Nullable String q, @Nullable String stock, @Nullable String place) {
  private static final int MAX_QUERY = 100;
  private static final String PLACE = "place";

  /** The same in addresses of forms, one of which names a place for what is written down. */
  private static final String SHOWN = "shown";

  public StockFilter {
    q = Typed.cut(Typed.line(q), MAX_QUERY);
    stock = stock != null && List.of("low", "out").contains(stock) ? stock : "";
    place = Typed.cut(Typed.line(place), MAX_QUERY);
  }

  String words() {
    return q == null ? "" : q;
  }

  String only() {
    return stock == null ? "" : stock;
  }

  String where() {
    return place == null ? "" : place;
  }

  StockFilter only(String stock) {
    return new StockFilter(q, stock, place);
  }

  StockFilter at(String place) {
    return new StockFilter(q, stock, place);
  }

  public boolean isEmpty() {
    return words().isEmpty() && only().isEmpty() && where().isEmpty();
  }

  /**
   * What was shown where a form of the list was sent.
   *
   * @param query of its address, made by {@link #after}
   */
  static StockFilter shown(Map<String, String> query) {
    return new StockFilter(query.get("q"), query.get("stock"), query.get(SHOWN));
  }

  /** The address of the list so filtered, at this cursor. */
  String href(String base, @Nullable String cursor) {
    return address(base, PLACE, cursor);
  }

  /** The query of the address of its forms, after which the list is shown as it was. */
  String after(@Nullable String cursor) {
    return address("", SHOWN, cursor);
  }

  private String address(String base, String place, @Nullable String cursor) {
    var uri = UriComponentsBuilder.fromPath(base);
    add(uri, "q", words());
    add(uri, "stock", only());
    add(uri, place, where());
    add(uri, "cursor", cursor);
    return uri.encode().toUriString();
  }

  private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return;
    uri.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
  }
}
